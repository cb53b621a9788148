using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Files;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Cli.Figures;

/// <summary>Draws kept figures anew from their rows and documents.</summary>
internal static class FigureRebuild
{
    /// <summary>The files that follow from each figure, held against those that are there, or written where they are others. A figure that cannot be read is told and passed over.</summary>
    public static IEnumerable<FigureOutcome> InPlace(ImmutableArray<StoredFigure> figures, bool checkOnly, Host host)
    {
        foreach (var figure in figures)
        {
            if (!TryRead(figure, host, out var plot, out var problem))
            {
                yield return problem;
                continue;
            }

            foreach (var (name, bytes) in FigureFolder.Derived(plot))
            {
                var path = Path.Combine(figure.Folder, name);
                var stored = FigureFolder.Stored(figure.Folder, name);
                var isSame = stored is not null && stored.AsSpan().SequenceEqual(bytes);
                if (!isSame && !checkOnly)
                {
                    AtomicFileStream.WriteAll(path, bytes);
                }

                yield return new FigureOutcome(figure.Address, RunPaths.Shown(host, path), isSame ? FigureState.Same : !checkOnly ? FigureState.Written : stored is null ? FigureState.Missing : FigureState.Differs);
            }
        }
    }

    /// <summary>The plot of a figure, or what is wrong with its files.</summary>
    public static bool TryRead(StoredFigure figure, Host host, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Plot? plot, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out FigureOutcome? problem)
    {
        try
        {
            (plot, problem) = (FigureFolder.Read(figure.Folder, figure.Id), null);
            return true;
        }
        catch (FigureFileException e)
        {
            var shown = e.Problems.Select(p => p.StartsWith(figure.Folder, StringComparison.Ordinal) ? RunPaths.Shown(host, figure.Folder) + p[figure.Folder.Length..] : p);
            (plot, problem) = (null, new FigureOutcome(figure.Address, "", FigureState.Malformed) { Problem = string.Join('\n', shown) });
            return false;
        }
    }
}
