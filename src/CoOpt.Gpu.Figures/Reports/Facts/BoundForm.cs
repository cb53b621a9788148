using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>A form of the sufficient bound on α.</summary>
/// <param name="Column">Its column in instances.csv.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Formula">The formula.</param>
internal sealed record BoundForm(string Column, string Name, string Formula)
{
    /// <summary>The forms, the printed one first.</summary>
    public static ImmutableArray<BoundForm> All { get; } =
    [
        new("bound_printed", "printed", "|\u2060λ₂|\u2060/(L(1\u00a0+\u00a0ρ²/4))"),
        new("bound_half", "half", "|\u2060λ₂|\u2060/(L(1\u00a0+\u00a0ρ/2))"),
        new("bound_exact", "exact sector", "|\u2060λ₂|\u2060/(L·K̄)"),
        new("bound_definite", "definite", "largest α with 2𝓛 + αH ⪰ 0"),
    ];
}
