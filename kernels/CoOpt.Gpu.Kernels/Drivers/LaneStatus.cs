namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Values of <see cref="Row.Status"/>.</summary>
public static class LaneStatus
{
    /// <summary>Packed, not yet begun.</summary>
    public const int Fresh = 0;

    /// <summary>Under way.</summary>
    public const int Running = 1;

    /// <summary>The residual was ≤ stopAt at two consecutive trace points; the outcome step is that of the first.</summary>
    public const int Converged = 2;

    /// <summary>‖(x, y, s)‖∞ &gt; 1e6·max(1, its start).</summary>
    public const int Diverged = 3;

    /// <summary>A value is NaN or infinite, or an adaptive step fell below the resolution of time.</summary>
    public const int NonFinite = 4;

    /// <summary>The step or time limit was reached. Whether that is a stall is for the host to say, from the trace.</summary>
    public const int StepLimit = 5;

    /// <summary>No instance in this lane.</summary>
    public const int Vacant = 6;

    /// <summary>The rule ended by its own stop.</summary>
    public const int Stopped = 7;
}
