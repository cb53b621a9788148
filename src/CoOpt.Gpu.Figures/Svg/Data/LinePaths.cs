using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Svg.Data;

/// <summary>The rows of a line layer, line by line.</summary>
internal static class LinePaths
{
    /// <summary>A line: its series and its rows in order.</summary>
    internal sealed record Line(int Series, string Path, IReadOnlyList<int> Rows);

    /// <summary>The lines of a panel, in the order in which they begin.</summary>
    internal static IEnumerable<Line> Of(PlotData data, LineLayer layer, int panel)
    {
        var series = data.SeriesOf(layer.Series);
        var paths = layer.Path is null ? null : data.Texts(layer.Path);
        return data.Rows(layer, panel).GroupBy(row => (series[row], paths?[row] ?? "")).Select(g => new Line(g.Key.Item1, g.Key.Item2, [.. g]));
    }

    /// <summary>The pieces of a line between gaps: neighbouring rows that <paramref name="isThere"/>.</summary>
    internal static IEnumerable<IReadOnlyList<int>> Pieces(IEnumerable<int> rows, Func<int, bool> isThere)
    {
        List<int> piece = [];
        foreach (var row in rows)
        {
            if (isThere(row))
            {
                piece.Add(row);
            }
            else if (piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }
}
