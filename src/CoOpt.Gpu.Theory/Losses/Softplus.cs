namespace CoOpt.Gpu.Theory.Losses;

/// <summary>p(v) = log(1 + eᵛ) and its derivatives, without overflow.</summary>
internal static class Softplus
{
    /// <summary>log(1 + eᵛ); relative error near 2⁻⁵² also where eᵛ is tiny.</summary>
    public static double Value(double v) => Math.Max(v, 0) + LogOnePlus(Math.Exp(-Math.Abs(v)));

    /// <summary>p′(v) = 1/(1 + e⁻ᵛ).</summary>
    public static double Slope(double v)
    {
        var e = Math.Exp(-Math.Abs(v));
        return v >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>p″(v) = eᵛ/(1 + eᵛ)².</summary>
    public static double Curvature(double v)
    {
        var e = Math.Exp(-Math.Abs(v));
        return e / ((1 + e) * (1 + e));
    }

    // log(1 + x): the rounding of 1 + x is undone by the ratio x/((1 + x) − 1), a well-known trick of Kahan's.
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
