namespace CoOpt.Gpu.Results.Summaries;

/// <summary>The score interval of a share (E. B. Wilson, J. Am. Stat. Assoc. 22, 209, 1927).</summary>
public static class Wilson
{
    /// <summary>The standard normal quantile at 0.975.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of <paramref name="share"/> of <paramref name="draws"/> independent draws, within [0, 1]; NaN for a share that is NaN.</summary>
    public static (double Lower, double Upper) Interval(double share, double draws)
    {
        var (n, z2) = (draws, Z * Z);
        var centre = (share + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z / (1 + (z2 / n)) * Math.Sqrt((share * (1 - share) / n) + (z2 / (4 * n * n)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
