using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Files;

namespace CoOpt.Gpu.Figures.Tests.Files;

/// <summary>The figures that the repository keeps below results/, without those of runs, which git ignores.</summary>
internal static class KeptFigures
{
    internal static string Results { get; } = Path.GetFullPath("../../../results", Folder());

    internal static ImmutableArray<(string Folder, string Id)> All { get; } =
    [
        .. Directory.EnumerateDirectories(Results).Where(d => Path.GetFileName(d) is not ("runs" or "reruns" or "reports"))
            .SelectMany(d => Directory.EnumerateDirectories(d, FigureFolder.Name, SearchOption.AllDirectories))
            .SelectMany(f => FigureFolder.List(f).Select(id => (f, id))).Order(),
    ];

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
