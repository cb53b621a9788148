namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>Steps of x that are not those of a differential equation.</summary>
public enum Rule
{
    /// <summary>None: a Runge–Kutta step.</summary>
    None,

    /// <summary>Ratio consensus on equal utilisation.</summary>
    RatioConsensus,

    /// <summary>ADMM in its sharing form.</summary>
    Admm,

    /// <summary>Dual ascent.</summary>
    DualAscent,
}
