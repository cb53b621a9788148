namespace CoOpt.Gpu.Model.Methods;

/// <summary>The time integrator.</summary>
public enum StepperKind
{
    /// <summary>Explicit Euler, order 1, one message round a step.</summary>
    Euler,

    /// <summary>Classical Runge–Kutta, order 4, four message rounds a step.</summary>
    Rk4,

    /// <summary>Dormand–Prince 5(4), fixed or adaptive, six message rounds a step (first same as last); needs a continuous right-hand side, so no quantiser.</summary>
    Dopri5,
}

/// <summary>How the step size η is found.</summary>
public enum StepRule
{
    /// <summary>Half the smallest of 2/(λₙ·f″max·K̄) and 2/(2λₙK̄ + αL).</summary>
    Auto,

    /// <summary>As <see cref="Auto"/>, but with the printed bound for α, so that η does not depend on α.</summary>
    Bound,

    /// <summary>Given.</summary>
    Fixed,

    /// <summary>Error control per instance (Dormand–Prince only).</summary>
    Adaptive,
}
