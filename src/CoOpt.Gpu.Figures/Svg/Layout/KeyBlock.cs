using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>A key set in lines, where names cannot stand beside what they name.</summary>
/// <param name="Height">From its top to its bottom.</param>
/// <param name="Samples">Entries with the place of their samples' left ends and middles.</param>
/// <param name="Texts">The texts.</param>
internal sealed record KeyBlock(double Height, ImmutableArray<(KeyEntry Entry, double X, double Y)> Samples, ImmutableArray<PlacedText> Texts)
{
    /// <summary>Width of a sample with a line.</summary>
    internal const double LineSample = 18;

    /// <summary>Width of a sample without.</summary>
    internal const double MarkSample = 7;

    private const double Size = TypeSizes.Label;
    private const double Pitch = Size * 1.45;
    private const double BetweenEntries = 11;
    private const double SampleGap = 3.5;

    // What takes more is a table, not a key.
    private const int MostLines = 8;

    /// <summary>The entries from (<paramref name="left"/>, <paramref name="top"/>) on, in lines of a width.</summary>
    internal static KeyBlock Of(string label, ImmutableArray<KeyEntry> entries, double left, double top, double width)
    {
        var samples = ImmutableArray.CreateBuilder<(KeyEntry, double, double)>();
        var texts = ImmutableArray.CreateBuilder<PlacedText>();
        var (x, line) = (left, 0);
        double Middle() => top + (line + 0.5) * Pitch;
        void Add(string text, double at, double room, Tone tone)
        {
            var shown = TextWrap.ShortenMiddle(text, Size, room);
            texts.Add(new PlacedText(shown, at, PlacedText.BaseLine(Middle(), Size), Size, tone) { Full = shown == text ? null : text });
        }

        if (label.Length > 0)
        {
            Add(label, x, width * 0.4, Palette.Soft);
            x = texts[0].Box.Right + BetweenEntries;
        }

        for (var i = 0; i < entries.Length; i++)
        {
            var sample = entries[i].Line ? LineSample : MarkSample;
            var needed = sample + SampleGap + TextMetrics.Width(entries[i].Text, Size);
            if (x > left && x + needed > left + width)
            {
                (x, line) = (left, line + 1);
            }

            if (line == MostLines - 1 && i < entries.Length - 1)
            {
                Add($"… and {entries.Length - i} more", x, width, Palette.Soft);
                break;
            }

            samples.Add((entries[i], x, Middle()));
            Add(entries[i].Text, x + sample + SampleGap, left + width - x - sample - SampleGap, Palette.Ink);
            x = texts[^1].Box.Right + BetweenEntries;
        }

        return new KeyBlock((line + 1) * Pitch, samples.ToImmutable(), texts.ToImmutable());
    }
}
