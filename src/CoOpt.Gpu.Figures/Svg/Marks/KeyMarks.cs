using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Layout;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>Keys: of series, of colours, and beside the ends of lines.</summary>
internal static class KeyMarks
{
    /// <summary>Draws samples and names.</summary>
    internal static void Draw(Canvas canvas, KeyBlock key)
    {
        canvas.Open("g", ("class", "key"));
        foreach (var (entry, x, y) in key.Samples)
        {
            var middle = x + (entry.Line ? KeyBlock.LineSample : KeyBlock.MarkSample) / 2;
            if (entry.Area)
            {
                canvas.Rectangle(new Box(x, y - KeyBlock.MarkSample / 2, KeyBlock.MarkSample, KeyBlock.MarkSample), Paint.Area(entry.Tone));
                continue;
            }

            if (entry.Line)
            {
                canvas.Line(x, y, x + KeyBlock.LineSample, y, Paint.Line(entry.Tone, entry.Dashed ? 1 : 1.3, entry.Dashed ? LineDashes.Theory : null));
            }

            if (entry.Shape >= 0 && !entry.Dashed)
            {
                canvas.Path(MarkShapes.Path(entry.Shape, middle, y, 2.1), Paint.Area(entry.Tone));
            }
        }

        Write(canvas, key.Texts);
        canvas.Close();
    }

    /// <summary>Draws the bar of colours.</summary>
    internal static void Draw(Canvas canvas, ColorBar bar, string hatchId)
    {
        const int Pieces = Ramp.Steps;
        canvas.Open("g", ("class", "colors"), ("shape-rendering", "crispEdges"));
        for (var i = 0; i < Pieces; i++)
        {
            // Each reaches to the end, under those after it, so that no seam shows.
            var from = bar.Box.Width * i / Pieces;
            canvas.Rectangle(bar.Box with { X = bar.Box.X + from, Width = bar.Box.Width - from }, Paint.Area(bar.Colors.AtShare((i + 0.5) / Pieces)));
        }

        if (bar.Hatched is { } box)
        {
            canvas.Shape("rect", null, null, ("x", Coordinates.Text(box.X)), ("y", Coordinates.Text(box.Y)), ("width", Coordinates.Text(box.Width)), ("height", Coordinates.Text(box.Height)), ("fill", $"url(#{hatchId})"));
        }

        canvas.Close();
        canvas.Path(string.Concat(bar.Ticks.Select(x => Coordinates.Polyline([(x, bar.Box.Bottom), (x, bar.Box.Bottom + 2)]))), Paint.Line(Palette.Axis, 0.5));
        Write(canvas, bar.Texts);
    }

    /// <summary>Draws names beside the ends of lines.</summary>
    internal static void Draw(Canvas canvas, IEnumerable<EndLabels.EndLabel> labels)
    {
        foreach (var label in labels)
        {
            if (double.IsFinite(label.EndX))
            {
                canvas.Line(label.EndX + 1.5, label.EndY, label.X, label.Y, Paint.Line(label.Tone, 0.7, opacity: 0.8));
            }

            Write(canvas, label.Block.Texts);
        }
    }

    private static void Write(Canvas canvas, IEnumerable<PlacedText> texts)
    {
        foreach (var text in texts)
        {
            canvas.Text(text);
        }
    }
}
