namespace CoOpt.Gpu.Theory.Bounds;

/// <summary>
/// Which α to try next in search of the largest stable one. From the bound upwards by doubling to the first unstable α, at most 10⁵ times the bound; where the bound itself is unstable, downwards by
/// halving to the first stable one, at least 2⁻¹⁰ times the bound; then by bisection in the logarithm. Where stability comes and goes with α, it is the first change found that counts.
/// </summary>
/// <param name="bound">Where the search begins, above 0.</param>
/// <param name="tolerance">Upper/lower − 1 at which it ends.</param>
public sealed class FrontierBracket(double bound, double tolerance)
{
    /// <summary>The largest α tried, as a multiple of the bound.</summary>
    public const double Largest = 1e5;

    /// <summary>The smallest α tried, as a multiple of the bound.</summary>
    public const double Smallest = 1.0 / 1024;

    /// <summary>The largest stable α so far.</summary>
    public double? Lower { get; private set; }

    /// <summary>The smallest unstable α so far.</summary>
    public double? Upper { get; private set; }

    /// <summary>The α to try; null where the search has ended.</summary>
    public double? Trial => (Lower, Upper) switch
    {
        (null, null) => bound,
        (null, { } upper) => upper > Smallest * bound ? upper / 2 : null,
        ({ } lower, null) => lower < Largest * bound ? Math.Min(2 * lower, Largest * bound) : null,
        ({ } lower, { } upper) => upper > (1 + tolerance) * lower ? Math.Sqrt(lower) * Math.Sqrt(upper) : null,
    };

    /// <summary>Takes what was found at <see cref="Trial"/>.</summary>
    /// <exception cref="InvalidOperationException">The search has ended.</exception>
    public void Accept(bool stable)
    {
        var trial = Trial ?? throw new InvalidOperationException("the search has ended");
        if (stable)
        {
            Lower = trial;
        }
        else
        {
            Upper = trial;
        }
    }
}
