namespace CoOpt.Gpu.Model.Outcomes;

/// <summary>How an instance ended.</summary>
public enum Outcome
{
    /// <summary>Not ended yet.</summary>
    Running,

    /// <summary>r ≤ stopAt at two consecutive trace points, the outcome's step being the first.</summary>
    Converged,

    /// <summary>‖(x, y, s)‖∞ exceeded 1e6·max(1, its start).</summary>
    Diverged,

    /// <summary>A state became infinite or not a number.</summary>
    NonFinite,

    /// <summary>The step limit was reached and r fell by less than 1 % over the last quarter.</summary>
    Stalled,

    /// <summary>The step limit was reached while r was still falling.</summary>
    StepLimit,

    /// <summary>The algorithm ended by its own stop.</summary>
    Stopped,
}
