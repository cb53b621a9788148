namespace CoOpt.Gpu.Model.Methods;

/// <summary>What a quantity is a multiple of.</summary>
public enum RelativeTo
{
    /// <summary>1: the quantity is absolute.</summary>
    One,

    /// <summary>|λ₂|/(L(1 + ρ²/4)), the printed bound of the instance.</summary>
    Bound,

    /// <summary>|λ₂|/L of the instance.</summary>
    Limit,
}

/// <summary>A number, or a multiple of a bound that is only known per instance.</summary>
/// <param name="Factor">The number.</param>
/// <param name="Relative">Its unit.</param>
public readonly record struct Quantity(double Factor, RelativeTo Relative = RelativeTo.One)
{
    /// <summary>The absolute value, given the instance's bounds.</summary>
    public double Resolve(double bound, double limit) => Relative switch
    {
        RelativeTo.Bound => Factor * bound,
        RelativeTo.Limit => Factor * limit,
        _ => Factor,
    };
}
