using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>One axis.</summary>
/// <param name="Label">What it measures, with its symbol.</param>
/// <param name="Unit">The unit; empty where there is none, or where it is 1.</param>
/// <param name="Scale">How values become positions.</param>
public sealed record Axis(string Label, string Unit, ScaleKind Scale)
{
    /// <summary>The texts of a <see cref="ScaleKind.Category"/> axis, from left to right or from bottom to top; empty otherwise.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The lower end; null to take it from the rows.</summary>
    public double? Minimum { get; init; }

    /// <summary>The upper end; null to take it from the rows.</summary>
    public double? Maximum { get; init; }
}
