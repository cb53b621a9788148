using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Problems;

/// <summary>
/// CPU scheduling: min Σ (xᵢ − bᵢ)²/(2κᵢ) + penalty of the box, subject to Σxᵢ = b. All arrays have one entry per node, in units of CPU.
/// </summary>
public sealed record CpuProblem
{
    /// <summary>κᵢ &gt; 0.</summary>
    public required ImmutableArray<double> Capacity { get; init; }

    /// <summary>bᵢ, the local workload.</summary>
    public required ImmutableArray<double> Workload { get; init; }

    /// <summary>loᵢ; −∞ without a box.</summary>
    public required ImmutableArray<double> Lower { get; init; }

    /// <summary>hiᵢ; +∞ without a box.</summary>
    public required ImmutableArray<double> Upper { get; init; }

    /// <summary>b, the demand: Σxᵢ at all times.</summary>
    public required double Demand { get; init; }

    /// <summary>How the box enters the cost.</summary>
    public required PenaltyForm Penalty { get; init; }

    /// <summary>c ≥ 0, the weight of the penalty.</summary>
    public required double PenaltyWeight { get; init; }

    /// <summary>σ &gt; 0, the sharpness of the softplus form.</summary>
    public required double Sigma { get; init; }

    /// <summary>n, the number of nodes.</summary>
    public int Nodes => Capacity.Length;
}
