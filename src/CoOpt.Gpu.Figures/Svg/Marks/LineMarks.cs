using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>Lines with their bands and marks.</summary>
internal static class LineMarks
{
    private const double BandOpacity = 0.18;
    private const double MarkRadius = 1.9;
    private const double CasingWidth = 2.6;

    // So many marks tell lines apart without hiding them.
    private const int MarksPerLine = 6;

    /// <summary>Draws a layer: all bands below all lines.</summary>
    internal static void Draw(PanelMarks marks, LineLayer layer)
    {
        var lines = LinePaths.Of(marks.Data, layer, marks.View.Index).ToArray();
        if (layer.Lower is not null && layer.Upper is not null)
        {
            foreach (var line in lines)
            {
                Band(marks, layer, line);
            }
        }

        foreach (var series in lines.GroupBy(l => l.Series).OrderBy(g => g.Key))
        {
            Series(marks, layer, series.Key, [.. series]);
        }
    }

    /// <summary>Draws what parts a line from cells below it, which have every lightness: a rim in the ground's colour.</summary>
    internal static void DrawCasing(PanelMarks marks, string path)
    {
        if (path.Length > 0 && marks.Figure.Layers.Any(l => l is CellLayer))
        {
            marks.Canvas.Path(path, Paint.Line(Palette.Ground, CasingWidth, opacity: 0.8));
        }
    }

    private static void Band(PanelMarks marks, LineLayer layer, LinePaths.Line line)
    {
        var (x, lower, upper) = (marks.Data.X(layer.X), marks.Data.Y(layer.Lower), marks.Data.Y(layer.Upper));
        var view = marks.View;
        var tone = SeriesStyle.Tone(marks.Figure, line.Series);
        foreach (var piece in LinePaths.Pieces(line.Rows, r => double.IsFinite(x[r]) && double.IsFinite(lower[r]) && double.IsFinite(upper[r])))
        {
            if (piece.Count == 1)
            {
                var at = view.X(x[piece[0]]);
                marks.Canvas.Line(at, view.Y(lower[piece[0]]), at, view.Y(upper[piece[0]]), Paint.Line(tone, 2, opacity: 2 * BandOpacity));
                continue;
            }

            var edge = piece.Select(r => (view.X(x[r]), view.Y(upper[r]))).Concat(piece.Reverse().Select(r => (view.X(x[r]), view.Y(lower[r]))));
            marks.Canvas.Path(Coordinates.Polyline(edge, closed: true), Paint.Area(tone, BandOpacity));
        }
    }

    private static void Series(PanelMarks marks, LineLayer layer, int series, LinePaths.Line[] lines)
    {
        var (x, y) = (marks.Data.X(layer.X), marks.Data.Y(layer.Y));
        var view = marks.View;
        var tone = SeriesStyle.Tone(marks.Figure, series);
        var paths = lines.Select(l => Path(marks, layer, l)).Where(p => p.Length > 0).ToArray();
        DrawCasing(marks, string.Concat(paths));
        marks.Canvas.Group("series", Tooltip.Series(marks.Data, series), Stroke(layer.Style, tone), ("stroke-linejoin", "round"), ("stroke-linecap", layer.Style == LineStyle.Theory ? "butt" : "round"));
        foreach (var path in paths)
        {
            marks.Canvas.Path(path, null);
        }

        marks.Canvas.Close();
        var isTold = marks.HasKey && series >= 0 && SeriesStyle.MarksOnLine(marks.Figure, layer);
        if (layer.Markers || isTold)
        {
            var rows = lines.SelectMany(l => layer.Markers ? l.Rows : Some(l.Rows, series)).Where(r => double.IsFinite(x[r]) && double.IsFinite(y[r])).ToArray();
            PointMarks.Group(marks, series, MarkRadius, [.. rows.Select(r => (view.X(x[r]), view.Y(y[r]), rows.Length <= Tooltip.MostTitles
                ? Tooltip.Mark(marks.Data, series, x[r], y[r], marks.Data.Y(layer.Lower)[r], marks.Data.Y(layer.Upper)[r]) : null))]);
        }
    }

    private static string Path(PanelMarks marks, LineLayer layer, LinePaths.Line line)
    {
        var (x, y, view) = (marks.Data.X(layer.X), marks.Data.Y(layer.Y), marks.View);
        return string.Concat(LinePaths.Pieces(line.Rows, r => double.IsFinite(x[r]) && double.IsFinite(y[r])).Select(piece =>
        {
            var points = piece.Select(r => (X: view.X(x[r]), Y: view.Y(y[r]))).ToArray();
            foreach (var (from, to) in points.Zip(points.Skip(1)))
            {
                marks.Placer.Mark(from.X, from.Y, to.X, to.Y);
            }

            // A point between two gaps is a dot: a line of no length with round ends.
            return Coordinates.Polyline(points) + (points.Length == 1 ? "h0" : "");
        }));
    }

    // A few rows evenly, beginning elsewhere for each series so that marks of close lines do not meet.
    private static IEnumerable<int> Some(IReadOnlyList<int> rows, int series)
    {
        var step = Math.Max(1.0, (double)rows.Count / MarksPerLine);
        for (var at = step * (0.3 + series % 4 * 0.15); at < rows.Count; at += step)
        {
            yield return rows[(int)at];
        }
    }

    private static Paint Stroke(LineStyle style, Tone tone) => style switch
    {
        LineStyle.Theory => Paint.Line(tone, 1, LineDashes.Theory),
        LineStyle.Faint => Paint.Line(tone, 0.5, opacity: 0.4),
        _ => Paint.Line(tone, 1.3),
    };
}
