namespace CoOpt.Gpu.TestKit;

/// <summary>How near axes and generators must come to their laws.</summary>
public static class SpecTolerances
{
    /// <summary>Interior points of axes are rounded to twelve significant digits: half a unit of the last, relative, doubled for the formula's own rounding.</summary>
    public const double AxisPoint = 1e-11;

    /// <summary>Our logarithm and exponential against the platform's, relative: a few units in the last place of either.</summary>
    public const double Elementary = 2e-15;

    /// <summary>A mean of N draws against its law, in standard errors: passed by chance failures once in 10⁷.</summary>
    public const double StandardErrors = 5.5;

    /// <summary>Sums of some hundred numbers of size 1, absolute.</summary>
    public const double Sum = 1e-12;
}
