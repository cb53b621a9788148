namespace CoOpt.Gpu.Model.Traces;

/// <summary>What is measured at one trace point of one instance.</summary>
public readonly record struct TraceRow
{
    /// <summary>Index of the instance in the sweep.</summary>
    public required long Instance { get; init; }

    /// <summary>k, the steps done.</summary>
    public required long Step { get; init; }

    /// <summary>t, model time.</summary>
    public required double Time { get; init; }

    /// <summary>F_pen(x) − F*_pen; may be negative by rounding, never clipped.</summary>
    public required double CostGap { get; init; }

    /// <summary>The cost gap over max(1, |F*_pen|).</summary>
    public required double CostGapRelative { get; init; }

    /// <summary>G(ȳ) − G*.</summary>
    public required double LossGap { get; init; }

    /// <summary>maxᵢ ‖yᵢ − y*‖.</summary>
    public required double Distance { get; init; }

    /// <summary>maxᵢ ‖yᵢ − ȳ‖.</summary>
    public required double Consensus { get; init; }

    /// <summary>maxᵢ max(xᵢ − hiᵢ, loᵢ − xᵢ, 0).</summary>
    public required double BoxViolation { get; init; }

    /// <summary>V = ½‖δ‖² + (F − F*), δ = [y; z] − [1⊗y*; 0].</summary>
    public required double Lyapunov { get; init; }

    /// <summary>|Σx − b|.</summary>
    public required double Feasibility { get; init; }

    /// <summary>max over all steps so far of |Σx − b|.</summary>
    public required double FeasibilityMax { get; init; }

    /// <summary>max over all steps so far of ‖Σs − Σs(0)‖∞.</summary>
    public required double TrackerDriftMax { get; init; }

    /// <summary>Bits sent so far, in code words long enough for the alphabet of the whole run.</summary>
    public required double Bits { get; init; }
}
