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
    /// <summary>Where given, the point of an axis that the quantity is the <see cref="Factor"/>-fold of; <see cref="Relative"/> is 1 then.</summary>
    public AxisPoint? Point { get; init; }

    /// <summary>Where given, α is the largest stable one, searched for from the bound upwards; the quantity is the bound itself.</summary>
    public FrontierSettings? Frontier { get; init; }

    /// <summary>Whether the absolute value depends on the instance.</summary>
    public bool IsRelative => Relative != RelativeTo.One || Point is not null;

    /// <summary>The absolute value, given the instance's bounds; NaN where a bound that it needs is NaN.</summary>
    /// <exception cref="Sweeps.InstanceException">The quantity is a point of an axis that is empty for these bounds.</exception>
    public double Resolve(double bound, double limit) => Relative switch
    {
        RelativeTo.Bound => Factor * bound,
        RelativeTo.Limit => Factor * limit,
        _ => Point is { } point ? Factor * point.Resolve(bound, limit) : Factor,
    };
}
