using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Model.Settings;

/// <summary>CPU scheduling as resolved from a spec.</summary>
public sealed record CpuSettings
{
    /// <summary>Law of κᵢ; ignored where <see cref="NodesFile"/> is given.</summary>
    public Distribution Capacity { get; init; } = new(DistributionKind.Uniform, 1, 5);

    /// <summary>Law of bᵢ; ignored where <see cref="NodesFile"/> is given.</summary>
    public Distribution Workload { get; init; } = new(DistributionKind.Uniform, 0, 8);

    /// <summary>b as a multiple of Σbᵢ; null where <see cref="DemandTotal"/> is given.</summary>
    public double? DemandFactor { get; init; } = 1.3;

    /// <summary>b itself, in units of CPU; null where <see cref="DemandFactor"/> is given.</summary>
    public double? DemandTotal { get; init; }

    /// <summary>[lo, hi] in units of b·κᵢ/Σκ; null for <c>box: none</c>.</summary>
    public (double Lower, double Upper)? Box { get; init; } = (0, 1.5);

    /// <summary>c, the weight of the box penalty.</summary>
    public double Penalty { get; init; } = 1;

    /// <summary>The form of the box penalty, where there is a box.</summary>
    public PenaltyForm PenaltyForm { get; init; } = PenaltyForm.Quadratic;

    /// <summary>σ of the softplus form.</summary>
    public double Sigma { get; init; } = 20;

    /// <summary>Absolute path of a CSV <c>node,capacity,workload,lower,upper</c>; null to draw the values.</summary>
    public string? NodesFile { get; init; }
}

/// <summary>Where the samples come from.</summary>
public enum DataSource
{
    /// <summary>Two Gaussian classes.</summary>
    Gaussians,

    /// <summary>Points inside and outside a circle, φ = (χ₁², χ₂², √2·χ₁χ₂).</summary>
    Circles,

    /// <summary>Linear regression with noise.</summary>
    Regression,

    /// <summary>Random Aᵢ and cᵢ of the quadratic loss.</summary>
    Quadratic,

    /// <summary>A CSV file.</summary>
    Csv,

    /// <summary>MNIST's IDX files.</summary>
    Mnist,

    /// <summary>None, for <see cref="LossKind.None"/>.</summary>
    None,
}

/// <summary>How samples are dealt out to nodes.</summary>
public enum Split
{
    /// <summary>Shuffled.</summary>
    Iid,

    /// <summary>Sorted by label or target and cut into consecutive shards.</summary>
    Sorted,

    /// <summary>Label shares per node drawn from a Dirichlet law.</summary>
    Dirichlet,
}

/// <summary>Training as resolved from a spec.</summary>
public sealed record LearningSettings
{
    /// <summary>The loss.</summary>
    public required LossKind Loss { get; init; }

    /// <summary>Where the samples come from.</summary>
    public required DataSource Data { get; init; }

    /// <summary>d, the length of a generated feature vector (for quadratic: m).</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>Number of generated samples of each node (the mean where sizes are unequal).</summary>
    public int SamplesPerNode { get; init; } = 20;

    /// <summary>How samples are dealt out.</summary>
    public Split Split { get; init; } = Split.Iid;

    /// <summary>Concentration of the Dirichlet split, &gt; 0; small means skewed.</summary>
    public double Concentration { get; init; } = 0.5;

    /// <summary>Whether nodes get unequal numbers of samples.</summary>
    public bool UnequalSizes { get; init; }

    /// <summary>Whether features are centred and scaled to unit variance over all samples.</summary>
    public bool Standardize { get; init; } = true;

    /// <summary>Standard deviation of the noise of the regression generator, and spread of the class generators.</summary>
    public double Noise { get; init; } = 0.1;

    /// <summary>C of the smooth hinge.</summary>
    public double C { get; init; } = 1.5;

    /// <summary>μ of the smooth hinge.</summary>
    public double Mu { get; init; } = 2;

    /// <summary>Ridge of logistic and softmax.</summary>
    public double Ridge { get; init; } = 1e-3;

    /// <summary>Whether every Aᵢ is positive definite; otherwise single Aᵢ are sign-indefinite with ΣAᵢ ≻ 0.</summary>
    public bool Definite { get; init; } = true;

    /// <summary>Absolute path of the CSV file, or of MNIST's folder.</summary>
    public string? Path { get; init; }

    /// <summary>Name of the CSV column with the label or target.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Name of the CSV column with the owning node; null where the split deals the rows out.</summary>
    public string? NodeColumn { get; init; }

    /// <summary>MNIST's classes: two for a binary loss (first +1, second −1), two or more for softmax; empty means all ten.</summary>
    public ImmutableArray<int> Classes { get; init; } = [];

    /// <summary>MNIST one-versus-rest: this digit is +1, all others −1; null otherwise.</summary>
    public int? Digit { get; init; }

    /// <summary>Largest number of samples read from a file, stratified by label; null for all.</summary>
    public int? MaximumSamples { get; init; }

    /// <summary>Share of the samples held out for the accuracy columns, stratified by label; 0 for none.</summary>
    public double Holdout { get; init; }
}

/// <summary>Both problems.</summary>
public sealed record ProblemSettings
{
    /// <summary>n, the number of nodes.</summary>
    public required int Nodes { get; init; }

    /// <summary>CPU scheduling.</summary>
    public required CpuSettings Cpu { get; init; }

    /// <summary>Training.</summary>
    public required LearningSettings Learning { get; init; }
}
