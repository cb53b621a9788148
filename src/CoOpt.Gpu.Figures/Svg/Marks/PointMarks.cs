using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>Marks with their intervals.</summary>
internal static class PointMarks
{
    // Of a category's place, as far as series stand apart in it.
    private const double DodgeShare = 0.6;
    private const double DodgeStep = 8;

    // From this radius on shapes can be told apart.
    private const double SmallestShape = 1;

    /// <summary>Draws a layer, series by series.</summary>
    internal static void Draw(PanelMarks marks, PointLayer layer)
    {
        var data = marks.Data;
        var (x, y, lower, upper, series) = (data.X(layer.X), data.Y(layer.Y), data.Y(layer.Lower), data.Y(layer.Upper), data.SeriesOf(layer.Series));
        var rows = data.Rows(layer, marks.View.Index).Where(r => double.IsFinite(x[r]) && double.IsFinite(y[r]) && marks.View.XScale.Contains(x[r]) && marks.View.YScale.Contains(y[r])).ToArray();
        var dodge = Dodge(marks, layer, series);
        var radius = rows.Length > 3000 ? 0.8 : rows.Length > 400 ? 1.2 : 2.1;
        foreach (var group in rows.GroupBy(r => series[r]).OrderBy(g => g.Key))
        {
            Intervals(marks, group.Key, [.. group.Select(r => (marks.View.X(x[r]) + dodge(series[r]), marks.View.Y(lower[r]), marks.View.Y(upper[r])))]);
            Group(marks, group.Key, radius, [.. group.Select(r => (
                marks.View.X(x[r]) + dodge(series[r]),
                marks.View.Y(y[r]),
                rows.Length <= Tooltip.MostTitles ? Tooltip.Mark(data, group.Key, x[r], y[r], lower[r], upper[r]) : null))]);
        }
    }

    /// <summary>Marks of one series: each with its title where titles are given, otherwise all in one path.</summary>
    internal static void Group(PanelMarks marks, int series, double radius, ImmutableArray<(double X, double Y, string? Title)> points)
    {
        var shape = MarkShapes.Of(series);
        if (radius < SmallestShape)
        {
            Dots(marks, series, shape, radius, points.Select(p => (p.X, p.Y)));
            return;
        }

        var paint = new Paint { Fill = SeriesStyle.Tone(marks.Figure, series), Stroke = radius > 1.5 ? Colors.Palette.Ground : null, Width = 0.4 };
        marks.Canvas.Group("series marks", Tooltip.Series(marks.Data, series), paint);
        if (points.Any(p => p.Title is not null))
        {
            foreach (var (x, y, title) in points)
            {
                marks.Canvas.Path(MarkShapes.Path(shape, x, y, radius), null, title);
            }
        }
        else if (!points.IsEmpty)
        {
            marks.Canvas.Path(string.Concat(points.Select(p => MarkShapes.Path(shape, p.X, p.Y, radius))), null);
        }

        marks.Canvas.Close();
        foreach (var (x, y, _) in points)
        {
            marks.Placer.Mark(x - radius, y, x + radius, y);
        }
    }

    // Marks too small for a shape to be seen: lines of no length, whose ends make them round or square.
    private static void Dots(PanelMarks marks, int series, int shape, double radius, IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append('M').Append(Coordinates.Text(x)).Append(',').Append(Coordinates.Text(y)).Append("h0");
            marks.Placer.Mark(x, y, x, y);
        }

        marks.Canvas.Group("series marks", Tooltip.Series(marks.Data, series), Paint.Line(SeriesStyle.Tone(marks.Figure, series), 2 * radius), ("stroke-linecap", shape % 2 == 0 ? "round" : "square"));
        marks.Canvas.Path(path.ToString(), null);
        marks.Canvas.Close();
    }

    /// <summary>Intervals as thin lines; those with a gap at an end are not drawn.</summary>
    internal static void Intervals(PanelMarks marks, int series, ImmutableArray<(double X, double Lower, double Upper)> intervals)
    {
        var path = string.Concat(intervals.Where(i => double.IsFinite(i.Lower) && double.IsFinite(i.Upper)).Select(i => Coordinates.Polyline([(i.X, i.Lower), (i.X, i.Upper)])));
        if (path.Length > 0)
        {
            marks.Canvas.Path(path, Paint.Line(SeriesStyle.Tone(marks.Figure, series), 0.9));
        }
    }

    // On a category axis the series of one category stand side by side, unless lines run through them.
    private static Func<int, double> Dodge(PanelMarks marks, PointLayer layer, int[] series)
    {
        var used = marks.Data.Rows(layer).Select(r => series[r]).Distinct().Order().ToList();
        if (marks.Figure.X.Scale != ScaleKind.Category || layer.Series is null || layer.Series == layer.X || used.Count < 2 || marks.Figure.Layers.Any(l => l is LineLayer))
        {
            return _ => 0;
        }

        var place = marks.View.Box.Width / Math.Max(marks.Figure.X.Categories.Length, 1);
        var step = Math.Min(DodgeShare * place / used.Count, DodgeStep);
        return s => (used.IndexOf(s) - (used.Count - 1) / 2.0) * step;
    }
}
