namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>What theory says of one instance before it runs. Empty (null) where it does not apply, with the reason in <see cref="Note"/>.</summary>
public sealed record InstanceTheory
{
    /// <summary>λ₂: the Laplacian eigenvalue nearest 0 other than 0, minimum over the pool; null for a directed network.</summary>
    public required double? Lambda2 { get; init; }

    /// <summary>λₙ: the largest Laplacian eigenvalue, maximum over the pool; null for a directed network.</summary>
    public required double? LambdaMax { get; init; }

    /// <summary>L, a bound on ‖∇²gᵢ‖ over i; null without training.</summary>
    public required double? Lipschitz { get; init; }

    /// <summary>|λ₂|/(L(1 + ρ²/4)).</summary>
    public required double? BoundPrinted { get; init; }

    /// <summary>|λ₂|/(L(1 + ρ/2)).</summary>
    public required double? BoundHalf { get; init; }

    /// <summary>|λ₂|/(L·K̄) with the exact upper sector K̄.</summary>
    public required double? BoundExact { get; init; }

    /// <summary>The largest α with 2𝓛 + αH ⪰ 0 (+∞ where every Hᵢ ⪰ 0); quadratic losses and ideal coupling only.</summary>
    public required double? BoundDefinite { get; init; }

    /// <summary>Euler's asymptotic rate per unit of model time, −ln max|1 + ηλ|/η over the deflated spectrum; linear instances only.</summary>
    public required double? RatePredicted { get; init; }

    /// <summary>The flow's rate −max Re λ over the deflated spectrum; linear instances only.</summary>
    public required double? FlowRate { get; init; }

    /// <summary>
    /// The largest α with max|1 + ηλ| &lt; 1 over the deflated spectrum, +∞ beyond 10⁵ times the bound; Euler's method on instances that are linear but for a quantiser and whose
    /// α is searched for.
    /// </summary>
    public double? FrontierEuler { get; init; }

    /// <summary>The largest α with max Re λ &lt; 0 over the deflated spectrum, +∞ beyond 10⁵ times the bound; likewise.</summary>
    public double? FrontierFlow { get; init; }

    /// <summary>λ₂ of the mean Laplacian of a switching pool; λ₂ for a fixed network, null for a directed one.</summary>
    public double? MeanLambda2 { get; init; }

    /// <summary>|Σx∞ − b| of the flow with ideal links and no box: 0 for undirected networks, above it where one-way links are not balanced; null where unknown.</summary>
    public double? FeasibilityPredicted { get; init; }

    /// <summary>
    /// ‖y∞ − y*‖ of the consensus at rest that Σs(0) leads to, Σ∇gᵢ(y∞) = −Σsᵢ(0): 0 for z(0) = ∇g(y(0)); for z(0) = 0 only where Hessians are constant and the network
    /// undirected.
    /// </summary>
    public double? StartOffset { get; init; }

    /// <summary>Whether Assumption 1 (ΣHᵢ ≻ 0, Hᵢ ⪯ L·I) holds; null where it is not decidable.</summary>
    public required bool? Assumption1 { get; init; }

    /// <summary>Why something is empty, in one sentence; empty text if nothing is.</summary>
    public string Note { get; init; } = "";

    /// <summary>|λ₂|/L.</summary>
    public double? Limit => Lambda2 / Lipschitz;
}
