using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Svg.Colors;

/// <summary>The colours of a figure on a light and on a dark ground.</summary>
internal static class Palette
{
    /// <summary>What everything stands on.</summary>
    internal static Tone Ground { get; } = new("ground", "#ffffff", "#14161a");

    /// <summary>Titles, labels, lines and marks without a series.</summary>
    internal static Tone Ink { get; } = new("ink", "#1b1e23", "#eceef1");

    /// <summary>Ticks, subtitles and notes: text that steps back.</summary>
    internal static Tone Soft { get; } = new("soft", "#4d535c", "#b3b9c2");

    /// <summary>Axes and rules.</summary>
    internal static Tone Axis { get; } = new("axis", "#6b727c", "#8e959f");

    /// <summary>The grid: there, but behind everything.</summary>
    internal static Tone Grid { get; } = new("grid", "#e4e7eb", "#2b2f36");

    /// <summary>Kinds, apart in hue and in lightness: chosen for the largest least distance in OKLab for full colour vision and for protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes, 2009).</summary>
    internal static ImmutableArray<Tone> Kinds { get; } =
    [
        new("s0", "#0072b2", "#39acff"),
        new("s1", "#d55e00", "#f37f27"),
        new("s2", "#009e73", "#b2f6e2"),
        new("s3", "#740679", "#8c5681"),
        new("s4", "#452512", "#fcdf23"),
        new("s5", "#b068f5", "#5959d9"),
        new("s6", "#b5211e", "#c72812"),
        new("s7", "#6e5f8a", "#ac8c9c"),
    ];

    /// <summary>The tones of lines; the others are those of cells.</summary>
    internal static IEnumerable<Tone> Drawn => [Ground, Ink, Soft, Axis, Grid, .. Kinds, .. Ramp.Ordered.Tones];

    /// <summary>Every tone there is.</summary>
    internal static IEnumerable<Tone> All => [.. Drawn, .. Ramp.Sequential.Tones, .. Ramp.Diverging.Tones];

    /// <summary>The tone of series <paramref name="index"/> of <paramref name="count"/>.</summary>
    internal static Tone Series(int index, int count, bool ordered) =>
        !ordered ? Kinds[index % Kinds.Length] : Ramp.Ordered.At(count < 2 ? 0 : index / (double)(count - 1));
}
