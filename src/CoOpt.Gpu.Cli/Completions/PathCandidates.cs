namespace CoOpt.Gpu.Cli.Completions;

/// <summary>Files and folders that a word may go on to, as one would type them. A folder ends in a slash.</summary>
/// <param name="folder">The folder that relative paths start from.</param>
internal sealed class PathCandidates(string folder)
{
    // A shell shows no more, and a folder of a million runs must not make a key press last.
    private const int Most = 500;

    /// <summary>Folders, and files with one of these extensions.</summary>
    public IEnumerable<string> Files(string word, params string[] extensions) =>
        In(word, directory => Directory.EnumerateFiles(directory).Where(f => extensions.Contains(Path.GetExtension(f)))).Concat(Folders(word));

    /// <summary>Folders.</summary>
    public IEnumerable<string> Folders(string word) => In(word, Directory.EnumerateDirectories).Select(f => f + "/");

    /// <summary>Folders of runs without the slash, since nothing follows them, and other folders.</summary>
    public IEnumerable<string> Runs(string word) =>
        Folders(word).Select(f => File.Exists(Path.Combine(Resolve(f), "plan.json")) || File.Exists(Path.Combine(Resolve(f), "manifest.json")) ? f.TrimEnd('/') : f);

    private IEnumerable<string> In(string word, Func<string, IEnumerable<string>> list)
    {
        var typed = word[..(word.LastIndexOf('/') + 1)];
        try
        {
            return
            [
                .. list(Resolve(typed)).Take(Most).Select(p => typed + Path.GetFileName(p))
                    .Where(p => p.StartsWith(word, StringComparison.Ordinal) && (word.Length > typed.Length || p[typed.Length] != '.')).Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Whoever completes a word of a path that is not there gets nothing.
            return [];
        }
    }

    private string Resolve(string typed) => Path.GetFullPath(
        typed.StartsWith("~/", StringComparison.Ordinal) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + typed[1..] : typed.Length > 0 ? typed : ".", folder);
}
