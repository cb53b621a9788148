using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>Lines of text below each other.</summary>
/// <param name="Texts">The lines.</param>
/// <param name="Height">From the top of the first to the bottom of the last.</param>
internal sealed record TextBlock(ImmutableArray<PlacedText> Texts, double Height)
{
    /// <summary>The text in lines of a width, the first of which begins at (<paramref name="x"/>, <paramref name="top"/>).</summary>
    internal static TextBlock Of(string text, double x, double top, double width, double size, int lines, Tone tone, Anchor anchor = Anchor.Start, bool bold = false)
    {
        var clean = CleanText.Line(text);
        var wrapped = TextWrap.Wrap(clean, size, width, lines, bold);
        var isShort = wrapped.Length > 0 && wrapped[^1].EndsWith('…') && !clean.EndsWith('…');
        return new TextBlock(
            [.. wrapped.Select((line, i) => new PlacedText(line, x, top + (TextMetrics.Ascent + i * TextMetrics.Leading) * size, size, tone, anchor) { Bold = bold, Full = i == 0 && isShort ? clean : null })],
            TextMetrics.Height(wrapped.Length, size));
    }

    /// <summary>The text turned to read upwards, centred at a height, with its left edge at <paramref name="left"/>.</summary>
    internal static TextBlock Upwards(string text, double left, double middle, double length, double size, int lines, Tone tone)
    {
        var block = Of(text, 0, 0, length, size, lines, tone, Anchor.Middle);
        return block with { Texts = [.. block.Texts.Select(t => t with { X = left + t.Y, Y = middle, Turn = -90 })] };
    }
}
