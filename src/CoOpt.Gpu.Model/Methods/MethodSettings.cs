namespace CoOpt.Gpu.Model.Methods;

/// <summary>The algorithm's parameters as resolved from the spec; α may still be relative to a bound.</summary>
public sealed record MethodSettings
{
    /// <summary>The algorithm.</summary>
    public AlgorithmKind Algorithm { get; init; }

    /// <summary>β of <see cref="AlgorithmKind.Momentum"/>, [0, 1).</summary>
    public double Momentum { get; init; } = 0.5;

    /// <summary>r of <see cref="AlgorithmKind.Admm"/>, &gt; 0; null for √(min f″·max f″).</summary>
    public double? Augmentation { get; init; }

    /// <summary>ε of <see cref="AlgorithmKind.Balanced"/>: it stops where all ratios agree to ε·max(1, the greatest).</summary>
    public double StopTolerance { get; init; } = 1e-9;

    /// <summary>α &gt; 0, the gradient-tracking gain.</summary>
    public required Quantity Alpha { get; init; }

    /// <summary>The time integrator.</summary>
    public StepperKind Stepper { get; init; } = StepperKind.Euler;

    /// <summary>How η is found.</summary>
    public StepRule StepRule { get; init; } = StepRule.Auto;

    /// <summary>η in model time, where <see cref="StepRule"/> is fixed.</summary>
    public double Step { get; init; }

    /// <summary>Step limit; null where <see cref="Time"/> is given.</summary>
    public long? Steps { get; init; }

    /// <summary>Horizon in model time; null where <see cref="Steps"/> is given.</summary>
    public double? Time { get; init; }

    /// <summary>Residual r at which an instance counts as converged and stops; 0 runs to the limit.</summary>
    public double StopAt { get; init; } = 1e-6;

    /// <summary>Residual of the column steps_to_tolerance.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The format that the device computes in.</summary>
    public Precision Precision { get; init; }

    /// <summary>Relative tolerance of the adaptive integrator.</summary>
    public double RelativeTolerance { get; init; } = 1e-8;

    /// <summary>Absolute tolerance of the adaptive integrator.</summary>
    public double AbsoluteTolerance { get; init; } = 1e-10;
}
