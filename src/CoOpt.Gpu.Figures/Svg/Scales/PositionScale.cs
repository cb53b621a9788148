using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Svg.Scales;

/// <summary>Values to shares of an axis: 0 at its lower end, 1 at its upper end.</summary>
/// <param name="Kind">How; a category axis is linear in the texts' places.</param>
/// <param name="Minimum">The value at 0.</param>
/// <param name="Maximum">The value at 1, larger.</param>
internal sealed record PositionScale(ScaleKind Kind, double Minimum, double Maximum)
{
    /// <summary>The share of a value; NaN for a gap.</summary>
    internal double Share(double value) => Kind == ScaleKind.Log
        ? value > 0 ? (Math.Log10(value) - Math.Log10(Minimum)) / (Math.Log10(Maximum) - Math.Log10(Minimum)) : double.NaN
        // Halved, as the range of the doubles' ends overflows.
        : (value / 2 - Minimum / 2) / (Maximum / 2 - Minimum / 2);

    /// <summary>Whether a value lies between the ends.</summary>
    internal bool Contains(double value) => value >= Minimum && value <= Maximum;
}
