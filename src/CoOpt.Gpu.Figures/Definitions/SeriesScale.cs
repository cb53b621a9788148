using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>The series of a figure, shared by its layers and panels.</summary>
/// <param name="Label">What the texts are values of; title of the legend; may be empty.</param>
/// <param name="Values">The series in order.</param>
/// <param name="Ordered">Whether they are steps of a quantity, drawn in steps of one ramp, rather than kinds, drawn in distinct hues.</param>
public sealed record SeriesScale(string Label, ImmutableArray<string> Values, bool Ordered);
