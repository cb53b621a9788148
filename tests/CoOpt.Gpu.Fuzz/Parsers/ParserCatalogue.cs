using System.Collections.Immutable;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>The parsers. To add one, add a line here and a folder of seeds.</summary>
internal static class ParserCatalogue
{
    private static readonly ImmutableArray<(string Name, Func<string, IFuzzedParser> Make)> All =
    [
        ("spec", folder => new SpecParser(new DataFolder(folder))),
        ("csv", folder => new CsvParser(new DataFolder(folder))),
        ("idx", folder => new IdxParser(new DataFolder(folder))),
        ("figures", _ => new FigureParser()),
        ("plan", _ => new PlanParser()),
        ("manifest", _ => new ManifestParser()),
        ("table", folder => new TableParser(folder)),
        ("shard", _ => new ShardParser()),
        ("merge", folder => new MergeParser(folder)),
        ("checkpoint", _ => new CheckpointParser()),
        ("payload", _ => new PayloadParser()),
    ];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(p => p.Name)];

    /// <summary>The parser of that name; files that it wants lie in <paramref name="folder"/>.</summary>
    public static IFuzzedParser Create(string name, string folder) => All.Single(p => p.Name == name).Make(folder);
}
