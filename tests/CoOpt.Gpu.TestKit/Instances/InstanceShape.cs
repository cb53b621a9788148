using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.TestKit.Instances;

/// <summary>What a random instance is made of; all that is not said here is drawn from <see cref="Seed"/>.</summary>
public sealed record InstanceShape
{
    /// <summary>The seed of every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>n; 0 draws 3 to 8.</summary>
    public int Nodes { get; init; }

    /// <summary>The order of Aᵢ, or the length of a feature vector; 0 draws 1 to 3.</summary>
    public int Dimensions { get; init; }

    /// <summary>The loss.</summary>
    public LossKind Loss { get; init; } = LossKind.Quadratic;

    /// <summary>Whether every Aᵢ is positive definite; otherwise some are indefinite with ΣAᵢ ≻ 0.</summary>
    public bool Definite { get; init; } = true;

    /// <summary>The form of the penalty; the box then cuts some nodes off their unconstrained optimum.</summary>
    public PenaltyForm Penalty { get; init; }

    /// <summary>How values travel.</summary>
    public LinkSettings Links { get; init; } = new(QuantizerKind.None, 0.125, 0.125, Rounding.Nearest, CouplingKind.Ideal);

    /// <summary>The integrator.</summary>
    public StepperKind Stepper { get; init; }

    /// <summary>Fixed steps of a safe size, or error control.</summary>
    public StepRule StepRule { get; init; } = StepRule.Fixed;

    /// <summary>Whether and how the network switches; a pool has three graphs.</summary>
    public SwitchingForm Switching { get; init; }

    /// <summary>z(0) = ∇g(y(0)), or z(0) = 0.</summary>
    public bool TrackerAtGradient { get; init; } = true;

    /// <summary>The step limit.</summary>
    public long Steps { get; init; } = 1000;

    /// <summary>η as a multiple of the safe step.</summary>
    public double StepFactor { get; init; } = 1;

    /// <summary>Residual to stop at; 0 runs to the limit.</summary>
    public double StopAt { get; init; }

    /// <summary>What is recorded.</summary>
    public TraceSettings Trace { get; init; } = new();
}

/// <summary>How the network of an <see cref="InstanceShape"/> changes.</summary>
public enum SwitchingForm
{
    /// <summary>Not at all.</summary>
    Fixed,

    /// <summary>Every seven steps.</summary>
    BySteps,

    /// <summary>By model time, every 5.3 safe steps.</summary>
    ByTime,
}
