namespace CoOpt.Gpu.Engine.Batches;

/// <summary>What a device measures at one trace point; the host adds what follows from it (relative gap, bits).</summary>
public readonly record struct TracePoint
{
    /// <summary>k, the steps done.</summary>
    public required long Step { get; init; }

    /// <summary>Steps tried so far, rejected ones included; equal to <see cref="Step"/> but for the adaptive integrator.</summary>
    public required long Attempts { get; init; }

    /// <summary>t, model time.</summary>
    public required double Time { get; init; }

    /// <summary>F_pen(x) − F*_pen.</summary>
    public required double CostGap { get; init; }

    /// <summary>G(ȳ) − G*.</summary>
    public required double LossGap { get; init; }

    /// <summary>maxᵢ ‖yᵢ − y*‖.</summary>
    public required double Distance { get; init; }

    /// <summary>maxᵢ ‖yᵢ − ȳ‖.</summary>
    public required double Consensus { get; init; }

    /// <summary>maxᵢ max(xᵢ − hiᵢ, loᵢ − xᵢ, 0).</summary>
    public required double BoxViolation { get; init; }

    /// <summary>V = ½(Σ‖yᵢ − y*‖² + Σ‖zᵢ‖²) + (F_pen − F*_pen).</summary>
    public required double Lyapunov { get; init; }

    /// <summary>‖δ‖ = √(Σ‖yᵢ − y*‖² + Σ‖zᵢ‖²), δ = [y; z] − [1⊗y*; 0].</summary>
    public required double Deviation { get; init; }

    /// <summary>|Σx − b|.</summary>
    public required double Feasibility { get; init; }

    /// <summary>max over all steps so far of |Σx − b|.</summary>
    public required double FeasibilityMax { get; init; }

    /// <summary>max over all steps so far of ‖Σs − Σs(0)‖∞.</summary>
    public required double TrackerDriftMax { get; init; }
}
