using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Layout;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>Grid, axes and ticks of a panel.</summary>
internal static class PanelFrame
{
    private const double Tick = 3;
    private const double MinorTick = 1.8;

    /// <summary>Draws the grid, below the marks. Cells leave none of it to be seen.</summary>
    internal static void DrawGrid(Canvas canvas, Figure figure, FigureLayout layout, PanelView view)
    {
        if (figure.Layers.Any(l => l is CellLayer))
        {
            return;
        }

        var path = (figure.Y.Scale == ScaleKind.Category && figure.Layers.Any(l => l is BarLayer) ? [] : layout.Left.Labels.Select(l => Horizontal(view.Box, view.Y(l.Value))))
            .Concat(figure.X.Scale == ScaleKind.Category ? [] : layout.Below.Labels.Select(l => Vertical(view.Box, view.X(l.Value))));
        Path(canvas, path, Paint.Line(Palette.Grid, 0.5));
    }

    /// <summary>Draws axes and ticks, over the marks.</summary>
    internal static void DrawAxes(Canvas canvas, Figure figure, FigureLayout layout, PanelView view)
    {
        var box = view.Box;
        Path(canvas, [Coordinates.Polyline([(box.X, box.Y), (box.X, box.Bottom), (box.Right, box.Bottom)])], Paint.Line(Palette.Axis, 0.6));
        var ticks = ImmutableArray.CreateBuilder<string>();
        if (view.IsLeftmost && figure.Y.Scale != ScaleKind.Category)
        {
            ticks.AddRange(layout.Left.Labels.Select(l => TickAt(box.X, view.Y(l.Value), -Tick, 0)));
            ticks.AddRange(layout.Left.Minor.Select(v => TickAt(box.X, view.Y(v), -MinorTick, 0)));
        }

        if (view.IsLowest && figure.X.Scale != ScaleKind.Category)
        {
            ticks.AddRange(layout.Below.Labels.Select(l => TickAt(view.X(l.Value), box.Bottom, 0, Tick)));
            ticks.AddRange(layout.Below.Minor.Select(v => TickAt(view.X(v), box.Bottom, 0, MinorTick)));
        }

        Path(canvas, ticks, Paint.Line(Palette.Axis, 0.5));

        // The line from which bars of both signs begin.
        if (figure.Y.Scale == ScaleKind.Linear && view.YScale.Minimum < 0 && view.YScale.Maximum > 0 && figure.Layers.Any(l => l is BarLayer))
        {
            Path(canvas, [Horizontal(box, view.Y(0))], Paint.Line(Palette.Axis, 0.6));
        }
    }

    private static void Path(Canvas canvas, IEnumerable<string> pieces, Paint paint)
    {
        var path = string.Concat(pieces);
        if (path.Length > 0)
        {
            canvas.Path(path, paint);
        }
    }

    private static string TickAt(double x, double y, double dx, double dy) => Coordinates.Polyline([(x, y), (x + dx, y + dy)]);

    private static string Horizontal(Box box, double y) => Coordinates.Polyline([(box.X, y), (box.Right, y)]);

    private static string Vertical(Box box, double x) => Coordinates.Polyline([(x, box.Y), (x, box.Bottom)]);
}
