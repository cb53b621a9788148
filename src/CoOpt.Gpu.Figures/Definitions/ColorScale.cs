namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>How the value of a cell becomes a colour.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Unit">The unit; empty where there is none, or where it is 1.</param>
/// <param name="Scale">Linear or log.</param>
public sealed record ColorScale(string Label, string Unit, ScaleKind Scale)
{
    /// <summary>The value at the lower end; null to take it from the rows.</summary>
    public double? Minimum { get; init; }

    /// <summary>The value at the upper end; null to take it from the rows.</summary>
    public double? Maximum { get; init; }

    /// <summary>The value from which colours diverge to both sides; null for a ramp in one direction.</summary>
    public double? Centre { get; init; }
}
