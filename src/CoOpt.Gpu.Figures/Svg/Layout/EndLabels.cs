using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>Names beside the ends of lines, in the margin right of a panel.</summary>
internal static class EndLabels
{
    private const double Size = TypeSizes.Label;
    private const double Leader = 9;
    private const double TextGap = 2.5;

    // Between the texts of neighbours: the leading of lines, so that scripts do not meet.
    private const double LineGap = (TextMetrics.Leading - TextMetrics.Ascent - TextMetrics.Descent) * Size;
    private const double Widest = 0.3;

    // A line that ends earlier, or a name that must move farther, is no longer seen to belong to the other.
    private const double LatestEnd = 0.14;
    private const double FarthestMove = 34;

    // Several lines of one series count as one where they end this close together.
    private const double SamePlace = 5;

    /// <summary>A name at its place, with the end of the line it names; NaN where it names none.</summary>
    internal sealed record EndLabel(TextBlock Block, Tone Tone, double EndX, double EndY, double X, double Y);

    /// <summary>The room that the names need right of a panel.</summary>
    internal static double MarginFor(PlotData data, AxisScales scales, ImmutableArray<KeyEntry> entries, double width)
    {
        // What the marks leave free in the panel, taken as no wider than it can be.
        const double LeastPanel = 0.35;
        return entries.IsEmpty ? 0 : Math.Max(0, Needed(data, entries, width) - (1 - LastShare(data, scales)) * LeastPanel * width);
    }

    private static double Needed(PlotData data, ImmutableArray<KeyEntry> entries, double width) =>
        Leader + TextGap + entries.Select(e => e.Text).Append(CleanText.Line(data.Figure.Series?.Label ?? "")).SelectMany(t => TextWrap.Wrap(t, Size, Widest * width, 2)).Select(l => TextMetrics.Width(l, Size)).DefaultIfEmpty(0).Max();

    /// <summary>The names in the margin; null where they cannot stand there, so that a key must name the series.</summary>
    internal static ImmutableArray<EndLabel>? Place(PlotData data, FigureLayout layout, ImmutableArray<KeyEntry> entries)
    {
        if (layout.Views.Length != 1 || entries.Any(e => e.Area || !e.Line))
        {
            return entries.IsEmpty ? [] : null;
        }

        var view = layout.Views[0];
        List<(KeyEntry Entry, double X, double Y)> ends = [];
        foreach (var entry in entries)
        {
            if (End(data, view, entry) is not { } end)
            {
                return null;
            }

            ends.Add((entry, end.X, end.Y));
        }

        // What the names are values of stands above them.
        if (data.Figure.Series is { Label.Length: > 0 } series && ends.Where(e => e.Entry.Series >= 0).OrderBy(e => e.Y).FirstOrDefault() is { Entry: not null } first)
        {
            ends.Insert(0, (new KeyEntry(CleanText.Line(series.Label), Palette.Soft, -1), double.NaN, first.Y - TextMetrics.Height(1, Size) - LineGap));
        }

        var blocks = ends.Select(e => TextBlock.Of(e.Entry.Text, 0, 0, Widest * layout.Width, Size, 2, double.IsNaN(e.X) ? Palette.Soft : Palette.Ink)).ToArray();
        double[] heights = [.. blocks.Select(b => b.Height + LineGap)];
        var middles = Spread.Apart([.. ends.Select(e => e.Y)], heights, view.Box.Y - 4, view.Box.Bottom + 4);
        if (middles is null || middles.Zip(ends).Any(p => Math.Abs(p.First - p.Second.Y) > FarthestMove))
        {
            return null;
        }

        var x = view.Box.X + LastShare(data, new AxisScales(view.XScale, view.YScale)) * view.Box.Width + Leader;
        return [.. ends.Select((e, i) => new EndLabel(At(blocks[i], x + TextGap, middles[i]), e.Entry.Tone, e.X, e.Y, x, middles[i]))];
    }

    // Names stand right of the last mark, which may be before the panel's end where only lines and points are drawn.
    private static double LastShare(PlotData data, AxisScales scales)
    {
        var columns = data.Figure.Layers.Select(l => (Layer: l, X: l switch { LineLayer line => line.X, PointLayer point => point.X, _ => null })).ToArray();
        return columns.Any(c => c.X is null) ? 1
            : Math.Min(1, columns.SelectMany(c => data.X(c.X) is var x ? data.Rows(c.Layer).Select(r => scales.X.Share(x[r])) : []).Where(double.IsFinite).DefaultIfEmpty(1).Max());
    }

    // Centred by the height of capitals, as a reader sees it.
    private static TextBlock At(TextBlock block, double x, double middle)
    {
        var first = PlacedText.BaseLine(middle - (block.Texts.Length - 1) * TextMetrics.Leading * Size / 2, Size);
        return block with { Texts = [.. block.Texts.Select((t, i) => t with { X = x, Y = first + i * TextMetrics.Leading * Size })] };
    }

    private static (double X, double Y)? End(PlotData data, PanelView view, KeyEntry entry)
    {
        var layers = data.Figure.Layers.OfType<LineLayer>()
            .Where(l => entry.Series < 0 ? l.Label.Length > 0 && CleanText.Line(l.Label) == entry.Text : l.Series is not null)
            .OrderBy(l => l.Style == LineStyle.Measured ? 0 : 1).ToArray();
        foreach (var layer in layers)
        {
            var (x, y) = (data.X(layer.X), data.Y(layer.Y));
            var ends = LinePaths.Of(data, layer, 0).Where(l => entry.Series < 0 || l.Series == entry.Series)
                .Select(l => l.Rows.LastOrDefault(r => double.IsFinite(x[r]) && double.IsFinite(y[r]), -1)).Where(r => r >= 0)
                .Select(r => (X: view.X(x[r]), Y: view.Y(y[r]))).ToArray();
            if (ends.Length > 0)
            {
                var isOne = ends.Max(e => e.Y) - ends.Min(e => e.Y) <= SamePlace && ends.Min(e => e.X) >= view.Box.Right - LatestEnd * view.Box.Width
                    && ends.All(e => view.Box.Grow(1).Contains(e.X, e.Y));
                return isOne ? (ends.Max(e => e.X), ends.Average(e => e.Y)) : null;
            }
        }

        return null;
    }
}
