using System.Collections.Immutable;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>Files of a run that belong together: one file, or the parts of one table.</summary>
/// <param name="Name">Relative to the run's folder, e.g. <c>traces/part-*.csv</c>.</param>
/// <param name="Count">Number of files.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="Holds">What is in them.</param>
internal sealed record OutputGroup(string Name, int Count, long Bytes, string Holds)
{
    private static readonly (string Pattern, string Folder, string Holds)[] Known =
    [
        ("instances.csv", "", "one row per instance: settings, bounds, outcome, gaps, bits"),
        ("part-*.csv", "traces", "one row per instance and trace point"),
        ("part-*.csv", "states", "one row per instance, step and node"),
        ("plan.json", "", "everything that determines the numbers"),
        ("manifest.json", "", "device, versions, timings, a hash of every file"),
    ];

    /// <summary>The files in the run's folder.</summary>
    public static ImmutableArray<OutputGroup> In(string folder) =>
    [
        .. Known.Where(k => Directory.Exists(Path.Combine(folder, k.Folder)))
            .Select(k => (Known: k, Files: Directory.GetFiles(Path.Combine(folder, k.Folder), k.Pattern)))
            .Where(k => k.Files.Length > 0)
            .Select(k => new OutputGroup(
                k.Known.Folder.Length > 0 ? $"{k.Known.Folder}/{(k.Files.Length == 1 ? Path.GetFileName(k.Files[0]) : k.Known.Pattern)}" : k.Known.Pattern,
                k.Files.Length,
                k.Files.Sum(f => new FileInfo(f).Length),
                k.Known.Holds)),
    ];
}
