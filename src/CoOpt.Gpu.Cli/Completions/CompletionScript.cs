namespace CoOpt.Gpu.Cli.Completions;

/// <summary>Scripts that teach a shell to complete the command line; each asks the program itself for candidates.</summary>
internal static class CompletionScript
{
    /// <summary>The shells there is a script for.</summary>
    public static IReadOnlyList<string> Shells => [.. Extensions.Keys];

    private static readonly SortedDictionary<string, string> Extensions = new(StringComparer.Ordinal)
    {
        ["bash"] = "bash",
        ["fish"] = "fish",
        ["powershell"] = "ps1",
        ["zsh"] = "zsh",
    };

    /// <summary>The script of <paramref name="shell"/>, one of <see cref="Shells"/>.</summary>
    public static string Of(string shell)
    {
        using var stream = typeof(CompletionScript).Assembly.GetManifestResourceStream($"coopt.{Extensions[shell]}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
