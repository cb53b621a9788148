using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>A labelled tick.</summary>
/// <param name="Value">Where on the axis.</param>
/// <param name="Lines">Its text.</param>
/// <param name="Full">The whole text, where the lines are shortened.</param>
internal sealed record AxisLabel(double Value, ImmutableArray<string> Lines, string? Full);
