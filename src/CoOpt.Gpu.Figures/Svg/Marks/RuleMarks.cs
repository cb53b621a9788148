using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>Straight lines across a panel.</summary>
internal static class RuleMarks
{
    private const double Size = TypeSizes.Label;
    private const double Gap = 2.5;

    /// <summary>Draws the lines of a layer.</summary>
    internal static void Draw(PanelMarks marks, RuleLayer layer)
    {
        var box = marks.View.Box;
        var lines = Places(marks, layer).Select(p => layer.Vertical ? ((p.Place, box.Y), (p.Place, box.Bottom)) : ((box.X, p.Place), (box.Right, p.Place))).ToArray();
        if (lines.Length > 0)
        {
            var path = string.Concat(lines.Select(l => Coordinates.Polyline([l.Item1, l.Item2])));
            LineMarks.DrawCasing(marks, path);
            marks.Canvas.Path(path, Paint.Line(Palette.Axis, 0.8, LineDashes.Rule));
        }

        foreach (var ((x1, y1), (x2, y2)) in lines)
        {
            marks.Placer.Mark(x1, y1, x2, y2);
        }
    }

    /// <summary>Writes the labels of a layer beside its lines.</summary>
    internal static void Write(PanelMarks marks, RuleLayer layer)
    {
        if (layer.Text is null)
        {
            return;
        }

        var box = marks.View.Box;
        var texts = marks.Data.Texts(layer.Text);
        foreach (var (row, place) in Places(marks, layer))
        {
            var text = CleanText.Line(texts[row]);
            if (text.Length == 0)
            {
                continue;
            }

            PlacedText Text(double x, double y, double room, Anchor anchor)
            {
                var shown = TextWrap.Shorten(text, Size, room);
                return new PlacedText(shown, x, y, Size, Palette.Soft, anchor) { Halo = true, Full = shown == text ? null : text };
            }

            var candidates = layer.Vertical
                ? Enumerable.Range(0, (int)(box.Height / (Size * TextMetrics.Leading))).Select(i => box.Y + TextMetrics.Ascent * Size + 1 + i * Size * TextMetrics.Leading).SelectMany(y => new[]
                {
                    Text(place + Gap, y, Math.Max(box.Right - place - Gap, 0), Anchor.Start),
                    Text(place - Gap, y, Math.Max(place - Gap - box.X, 0), Anchor.End),
                }).OrderBy(t => t.Full is null ? 0 : 1)
                : new[] { place - Gap, place + Gap + TextMetrics.Ascent * Size }.SelectMany(y => new[]
                {
                    Text(box.Right - 1, y, box.Width - 2, Anchor.End),
                    Text(box.X + 3, y, box.Width - 4, Anchor.Start),
                    Text(box.X + box.Width / 2, y, box.Width - 2, Anchor.Middle),
                });
            if (marks.Placer.Place(candidates) is { } placed)
            {
                marks.Canvas.Text(placed);
            }
        }
    }

    private static IEnumerable<(int Row, double Place)> Places(PanelMarks marks, RuleLayer layer)
    {
        var at = layer.Vertical ? marks.Data.X(layer.At) : marks.Data.Y(layer.At);
        var scale = layer.Vertical ? marks.View.XScale : marks.View.YScale;
        return marks.Data.Rows(layer, marks.View.Index).Where(r => scale.Contains(at[r])).Select(r => (r, layer.Vertical ? marks.View.X(at[r]) : marks.View.Y(at[r])));
    }
}
