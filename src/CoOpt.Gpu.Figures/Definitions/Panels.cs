using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>Small multiples: one panel per text, all with the same axes.</summary>
/// <param name="Column">The column of texts that says to which panel a row belongs.</param>
/// <param name="Label">What the texts are values of; stands before each as <c>label = text</c>; empty for the text alone.</param>
/// <param name="Values">The panels, row by row from the top left.</param>
public sealed record Panels(string Column, string Label, ImmutableArray<string> Values)
{
    /// <summary>Panels in a row; 0 lets the writer choose.</summary>
    public int PerRow { get; init; }
}
