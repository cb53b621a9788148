using CoOpt.Gpu.Figures.Svg.Colors;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>What a key explains.</summary>
/// <param name="Text">What it stands for.</param>
/// <param name="Tone">Its colour.</param>
/// <param name="Shape">Its mark; −1 for none.</param>
internal sealed record KeyEntry(string Text, Tone Tone, int Shape)
{
    /// <summary>The series; −1 for a layer's own label.</summary>
    internal int Series { get; init; } = -1;

    /// <summary>Whether a line runs through the mark.</summary>
    internal bool Line { get; init; }

    /// <summary>Whether that line is dashed.</summary>
    internal bool Dashed { get; init; }

    /// <summary>Whether it is an area rather than a mark.</summary>
    internal bool Area { get; init; }
}
