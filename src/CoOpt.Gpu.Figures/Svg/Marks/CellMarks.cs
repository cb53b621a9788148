using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Layout;
using CoOpt.Gpu.Figures.Svg.Scales;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>Cells of a heat map.</summary>
internal static class CellMarks
{
    // Beyond this cells of one colour share a path.
    private const int MostTitles = 400;

    /// <summary>Draws a layer.</summary>
    internal static void Draw(PanelMarks marks, CellLayer layer)
    {
        var (data, view) = (marks.Data, marks.View);
        var colors = CellColors.Of(data);
        var (xFrom, xTo, yFrom, yTo, value) = (data.X(layer.XFrom), data.X(layer.XTo), data.Y(layer.YFrom), data.Y(layer.YTo), data.Numbers(layer.Value));
        var cells = data.Rows(layer, view.Index)
            .Select(r => (Row: r, Box: Cell(view.XScale, view.YScale, view, (xFrom[r], xTo[r]), (yFrom[r], yTo[r])), Tone: colors.Of(value[r])))
            .Where(c => c.Box is { Width: > 0, Height: > 0 }).Select(c => (c.Row, Box: c.Box!.Value, c.Tone)).ToArray();

        // Without crisp edges the ground shines through between neighbours.
        marks.Canvas.Open("g", ("class", "cells"), ("shape-rendering", "crispEdges"));
        foreach (var group in cells.GroupBy(c => c.Tone).OrderBy(g => g.Key is null ? -1 : g.First().Row))
        {
            if (group.Key is { } tone)
            {
                marks.Canvas.Group("cell", null, Paint.Area(tone));
            }
            else
            {
                marks.Canvas.Open("g", ("class", "cell empty"), ("fill", $"url(#{marks.HatchId})"));
            }

            if (cells.Length <= MostTitles)
            {
                foreach (var (row, box, _) in group)
                {
                    marks.Canvas.Rectangle(box, null, $"{Ends(marks.Figure.X, xFrom[row], xTo[row])}, {Ends(marks.Figure.Y, yFrom[row], yTo[row])}: {NumberText.Short(value[row])}");
                }
            }
            else
            {
                marks.Canvas.Path(string.Concat(group.Select(c => Coordinates.Polyline(Corners(c.Box), closed: true))), null);
            }

            marks.Canvas.Close();
        }

        marks.Canvas.Close();
    }

    private static string Ends(Axis axis, double from, double to) => from == to ? Tooltip.Value(axis, from) : $"{Tooltip.Value(axis, from)} to {Tooltip.Value(axis, to)}";

    // A category's cell reaches halfway to its neighbours; what is beyond the axes' ends is cut off.
    private static Box? Cell(PositionScale xScale, PositionScale yScale, PanelView view, (double From, double To) x, (double From, double To) y)
    {
        var (left, right) = Edges(xScale, x.From, x.To);
        var (low, high) = Edges(yScale, y.From, y.To);
        if (double.IsNaN(left + right + low + high))
        {
            return null;
        }

        // Rounded as edges, so that neighbours share theirs.
        double X(double v) => Math.Round(Math.Clamp(view.X(v), view.Box.X, view.Box.Right), 2);
        double Y(double v) => Math.Round(Math.Clamp(view.Y(v), view.Box.Y, view.Box.Bottom), 2);
        return new Box(X(left), Y(high), X(right) - X(left), Y(low) - Y(high));
    }

    private static (double, double) Edges(PositionScale scale, double from, double to) =>
        scale.Kind == ScaleKind.Category ? (from - 0.5, to + 0.5) : (Math.Min(from, to), Math.Max(from, to));

    private static IEnumerable<(double, double)> Corners(Box box) => [(box.X, box.Y), (box.Right, box.Y), (box.Right, box.Bottom), (box.X, box.Bottom)];
}
