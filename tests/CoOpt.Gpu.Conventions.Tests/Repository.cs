namespace CoOpt.Gpu.Conventions.Tests;

/// <summary>The files of the checkout this test was built from, without what builds and runs leave.</summary>
internal static class Repository
{
    private static readonly string[] LeftByBuilds = ["bin", "obj", ".git", ".vs", ".idea", ".vscode", "TestResults", "BenchmarkDotNet.Artifacts", "__pycache__", "node_modules"];
    private static readonly string[] LeftByRuns = ["results/runs", "tests/Peers/build"];
    private static readonly string[] Binary = [".png", ".gz", ".idx", ".ico", ".pdf"];

    internal static string Root { get; } = FindRoot();

    /// <summary>Every file, relative to the root, with forward slashes, in ordinal order.</summary>
    internal static string[] Files { get; } = [.. Enumerate("").Order(StringComparer.Ordinal)];

    internal static IEnumerable<string> TextFiles => Files.Where(f => !Binary.Contains(Path.GetExtension(f)));

    internal static IEnumerable<string> Code(params string[] roots) =>
        Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && roots.Any(r => f.StartsWith(r + "/", StringComparison.Ordinal)));

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    internal static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The project that a file belongs to: the name of its folder under src, kernels or tests.</summary>
    internal static string ProjectOf(string file) => file.Split('/')[1];

    private static IEnumerable<string> Enumerate(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, folder)))
        {
            // In a linked worktree .git is a file.
            if (Path.GetFileName(file) != ".git")
            {
                yield return Join(folder, Path.GetFileName(file));
            }
        }

        foreach (var child in Directory.EnumerateDirectories(Path.Combine(Root, folder)).Select(d => Join(folder, Path.GetFileName(d))))
        {
            if (!LeftByBuilds.Contains(Path.GetFileName(child)) && !LeftByRuns.Contains(child))
            {
                foreach (var file in Enumerate(child))
                {
                    yield return file;
                }
            }
        }
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoOpt.Gpu.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests must run from within a checkout");
        }

        return folder.FullName;
    }
}
