using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>One instance, ready to run: the draft, its theory and the numbers that follow from both.</summary>
public sealed record Instance
{
    /// <summary>Settings, network, problems and start.</summary>
    public required InstanceDraft Draft { get; init; }

    /// <summary>Bounds and predicted rates.</summary>
    public required InstanceTheory Theory { get; init; }

    /// <summary>The CPU optimum.</summary>
    public required CpuOptimum CpuOptimum { get; init; }

    /// <summary>The training optimum.</summary>
    public required LearningOptimum LearningOptimum { get; init; }

    /// <summary>α, absolute; NaN without training, which has no use for it.</summary>
    public required double Alpha { get; init; }

    /// <summary>η in model time: the fixed step, or the first trial step of the adaptive integrator.</summary>
    public required double StepSize { get; init; }

    /// <summary>The step limit; for the adaptive integrator a guard on accepted steps.</summary>
    public required long Steps { get; init; }

    /// <summary>The horizon in model time: Steps·η for fixed steps.</summary>
    public required double Horizon { get; init; }

    /// <summary>What the search for the largest stable α found; null where α is given.</summary>
    public StabilityFrontier? Frontier { get; init; }

    /// <summary>r of ADMM, absolute; 0 for other algorithms.</summary>
    public double Augmentation { get; init; }

    /// <summary>Steps in which a maximum reaches every node, of balanced scheduling: the diameter, or n − 1 over a switching pool; 0 for other algorithms.</summary>
    public int Window { get; init; }

    /// <summary>Index in the sweep.</summary>
    public long Index => Draft.Index;

    /// <summary>n.</summary>
    public int Nodes => Draft.Network.Nodes;

    /// <summary>m.</summary>
    public int Parameters => Draft.Learning.Parameters;
}
