using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>What of a figure needs a name: the series that have rows, and the lines that have a label.</summary>
internal static class KeyEntries
{
    /// <summary>The entries in the order of the series, then of the layers.</summary>
    internal static ImmutableArray<KeyEntry> Of(PlotData data)
    {
        var entries = ImmutableArray.CreateBuilder<KeyEntry>();
        if (data.Figure.Series is not null && !IsToldByPlace(data.Figure))
        {
            for (var series = 0; series < data.Series.Length; series++)
            {
                if (OfSeries(data, series) is { } entry)
                {
                    entries.Add(entry);
                }
            }
        }

        foreach (var line in data.Figure.Layers.OfType<LineLayer>().Where(l => l.Label.Length > 0 && data.Rows(l).Any()).DistinctBy(l => (l.Label, l.Style)))
        {
            entries.Add(new KeyEntry(CleanText.Line(line.Label), Palette.Ink, line.Markers ? 0 : -1) { Line = true, Dashed = line.Style == LineStyle.Theory });
        }

        return entries.ToImmutable();
    }

    // Colours that repeat what an axis or the panels' titles say need no key.
    private static bool IsToldByPlace(Figure figure) => figure.Layers.All(layer => SeriesStyle.Column(layer) is not { } column
        || column == figure.Panel?.Column
        || layer switch
        {
            LineLayer line => figure.X.Scale == ScaleKind.Category && line.X == column,
            PointLayer point => (figure.X.Scale == ScaleKind.Category && point.X == column) || (figure.Y.Scale == ScaleKind.Category && point.Y == column),
            BarLayer bar => bar.X == column,
            _ => false,
        });

    private static KeyEntry? OfSeries(PlotData data, int series)
    {
        var layers = data.Figure.Layers.Where(l => SeriesStyle.Column(l) is { } column && data.SeriesOf(column) is var of && data.Rows(l).Any(r => of[r] == series)).ToArray();
        if (layers.Length == 0)
        {
            return null;
        }

        var lines = layers.OfType<LineLayer>().ToArray();
        var isArea = layers.Any(l => l is BarLayer);
        var hasMarks = !isArea && (layers.Any(l => l is PointLayer) || lines.Any(l => l.Markers || SeriesStyle.MarksOnLine(data.Figure, l)));
        return new KeyEntry(SeriesStyle.Name(data, series), SeriesStyle.Tone(data.Figure, series), hasMarks ? MarkShapes.Of(series) : -1)
        {
            Series = series,
            Area = isArea,
            Line = lines.Length > 0,
            Dashed = lines.Length > 0 && lines.All(l => l.Style == LineStyle.Theory),
        };
    }
}
