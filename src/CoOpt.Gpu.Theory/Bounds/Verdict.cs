namespace CoOpt.Gpu.Theory.Bounds;

/// <summary>What a bound says of an α.</summary>
public static class Verdict
{
    /// <summary>α &lt; bound; null without a bound.</summary>
    public static bool? Within(double alpha, double? bound) => bound is { } b ? alpha < b : null;

    /// <summary>α/bound: below 1 within the bound, +∞ where the bound is 0; null without a bound.</summary>
    public static double? Tightness(double alpha, double? bound) => alpha / bound;
}
