using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>Texts beside their places.</summary>
internal static class TextMarks
{
    private const double Size = TypeSizes.Label;

    // From this distance on a thin line leads from the text to its place.
    private const double Near = 5;
    private static readonly double[] Distances = [4, 9, 15, 24];

    /// <summary>Writes the texts of a layer. One that fits nowhere is a small mark with the text as its title.</summary>
    internal static void Write(PanelMarks marks, TextLayer layer)
    {
        var (x, y, texts) = (marks.Data.X(layer.X), marks.Data.Y(layer.Y), marks.Data.Texts(layer.Text));
        var (view, canvas) = (marks.View, marks.Canvas);
        foreach (var row in marks.Data.Rows(layer, view.Index).Where(r => view.XScale.Contains(x[r]) && view.YScale.Contains(y[r])))
        {
            var text = CleanText.Line(texts[row]).Trim();
            if (text.Length == 0)
            {
                continue;
            }

            var (atX, atY) = (view.X(x[row]), view.Y(y[row]));
            var shown = TextWrap.Shorten(text, Size, view.Box.Width * 0.8);
            if (marks.Placer.Place(Distances.SelectMany(d => Around(shown, atX, atY, d)).Select(t => t with { Full = shown == text ? null : text })) is not { } placed)
            {
                canvas.Path(MarkShapes.Path(0, atX, atY, 1), Paint.Area(Palette.Soft), text);
                continue;
            }

            if (!placed.Box.Grow(Near).Contains(atX, atY))
            {
                var box = placed.Box;
                canvas.Line(atX, atY, Math.Clamp(atX, box.X, box.Right), Math.Clamp(atY, box.Y, box.Bottom), Paint.Line(Palette.Axis, 0.4));
            }

            canvas.Text(placed);
        }
    }

    private static IEnumerable<PlacedText> Around(string text, double x, double y, double distance)
    {
        var diagonal = distance * 0.7;
        foreach (var (dx, dy, anchor) in ((double, double, Anchor)[])
        [
            (distance, 0, Anchor.Start), (-distance, 0, Anchor.End), (0, -1, Anchor.Middle), (0, 1, Anchor.Middle),
            (diagonal, -1, Anchor.Start), (-diagonal, -1, Anchor.End), (diagonal, 1, Anchor.Start), (-diagonal, 1, Anchor.End),
        ])
        {
            var line = dy switch { < 0 => y - distance - TextMetrics.Descent * Size / 2, > 0 => y + distance + TextMetrics.Ascent * Size, _ => PlacedText.BaseLine(y, Size) };
            yield return new PlacedText(text, x + dx, line, Size, Palette.Ink, anchor) { Halo = true };
        }
    }
}
