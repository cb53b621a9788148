namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Columns of a trace row. G(ȳ) is Σ gᵢ(ȳ), ȳ the mean of the yᵢ; norms are Euclidean.</summary>
public static class TraceColumn
{
    /// <summary>Step of the trace point, or −1: this lane has no trace point in this row.</summary>
    public const int Step = 0;

    /// <summary>Model time.</summary>
    public const int Time = 1;

    /// <summary>F(x) − F*, both with penalty. May be negative by rounding.</summary>
    public const int CostGap = 2;

    /// <summary>Σ (xᵢ − bᵢ)²/(2κᵢ), without penalty.</summary>
    public const int Cost = 3;

    /// <summary>G(ȳ) − G*.</summary>
    public const int LossGap = 4;

    /// <summary>maxᵢ ‖yᵢ − y*‖.</summary>
    public const int Distance = 5;

    /// <summary>maxᵢ ‖yᵢ − ȳ‖.</summary>
    public const int Consensus = 6;

    /// <summary>maxᵢ max(xᵢ − hiᵢ, loᵢ − xᵢ, 0).</summary>
    public const int BoxViolation = 7;

    /// <summary>V = ½(Σ‖yᵢ − y*‖² + Σ‖zᵢ‖²) + F − F*.</summary>
    public const int Lyapunov = 8;

    /// <summary>r = max(|F − F*|/max(1, |F*|), maxᵢ‖yᵢ − y*‖/max(1, ‖y*‖)).</summary>
    public const int Residual = 9;

    /// <summary><see cref="Row.FeasibilityMax"/> up to here.</summary>
    public const int FeasibilityMax = 10;

    /// <summary><see cref="Row.TrackerDriftMax"/> up to here.</summary>
    public const int TrackerDriftMax = 11;

    /// <summary><see cref="Row.Rejected"/> up to here.</summary>
    public const int Rejected = 12;

    /// <summary>‖δ‖ = √(Σ‖yᵢ − y*‖² + Σ‖zᵢ‖²), δ = [y; z] − [1⊗y*; 0].</summary>
    public const int Deviation = 13;

    /// <summary>|Σx − b|.</summary>
    public const int Feasibility = 14;

    /// <summary>Number of columns.</summary>
    public const int Count = 15;
}
