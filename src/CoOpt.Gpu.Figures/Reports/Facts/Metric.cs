using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>A number of each instance that a report compares.</summary>
/// <param name="Slug">Its name in ids of figures.</param>
/// <param name="Expression">How it is made of columns of instances.csv.</param>
/// <param name="Label">What it is, with its unit where it has one.</param>
/// <param name="IsCensored">Whether an instance without it did not reach it, rather than has none.</param>
internal sealed record Metric(string Slug, string Expression, string Label, bool IsCensored = false)
{
    /// <summary>What an ablation looks at, in order.</summary>
    public static ImmutableArray<Metric> All { get; } =
    [
        new("rate", "rate", "rate (1/model time)"),
        new("cost-gap", "abs(cost_gap)", "|cost gap|"),
        new("distance", "distance", "distance to y*"),
        new("consensus", "consensus", "disagreement"),
        new("accuracy", "accuracy", "held-out accuracy"),
        new("steps", "steps_to_tolerance", "steps to tolerance", IsCensored: true),
        new("bits", "bits", "bits sent"),
    ];
}
