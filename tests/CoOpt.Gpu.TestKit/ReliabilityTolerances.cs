namespace CoOpt.Gpu.TestKit;

/// <summary>The figures that the engine's reliability tests hold it to.</summary>
public static class ReliabilityTolerances
{
    /// <summary>Free runs of two implementations without a quantiser, over 10³ steps, relative to max(1, ‖(x, y, s)‖∞).</summary>
    public const double FreeRun = 1e-11;

    /// <summary>Free runs under error control at a relative tolerance of 1e-8, relative to max(1, ‖(x, y, s)‖∞): a few hundred local errors.</summary>
    public const double AdaptiveRun = 1e-6;

    /// <summary>One step from the same state, relative to max(1, ‖(x, y, s)‖∞).</summary>
    public const double OneStep = 1e-13;

    /// <summary>Units in the last place of its operands within which a value's level may differ between two implementations.</summary>
    public const double BoundaryUlps = 16;

    /// <summary>|Σx − b| over max(1, |b|, max Σ|xᵢ|), and ‖Σs − Σs(0)‖∞ over max(1, max Σ‖sᵢ‖), over 10⁶ steps.</summary>
    public const double Conservation = 1e-12;

    /// <summary>States of a linear instance against powers of its matrix, relative to max ‖state‖.</summary>
    public const double LinearState = 1e-11;

    /// <summary>The fitted rate against the same fit on the exact sequence, relative.</summary>
    public const double FittedRate = 1e-3;

    /// <summary>The fitted rate against the deflated eigenvalue, relative.</summary>
    public const double EigenvalueRate = 1e-2;

    /// <summary>Slope of ln(error) over ln(step) against the order of the integrator.</summary>
    public const double Order = 0.1;

    /// <summary>The limit point of a run against its closed form.</summary>
    public const double LimitPoint = 1e-8;
}
