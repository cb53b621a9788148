namespace CoOpt.Gpu.Model.Outcomes;

/// <summary>Which variable diverged or lost finiteness first.</summary>
public enum StateVariable
{
    /// <summary>None.</summary>
    None,

    /// <summary>x, the CPU allocation.</summary>
    X,

    /// <summary>y, the model parameters.</summary>
    Y,

    /// <summary>s = z − ∇g(y), the tracker.</summary>
    S,
}
