namespace CoOpt.Gpu.Theory.Optima;

/// <summary>A scalar function that never decreases, with its slope.</summary>
internal interface IMonotoneFunction
{
    /// <summary>The value at <paramref name="x"/> and a (one-sided) derivative there, ≥ 0.</summary>
    (double Value, double Slope) At(double x);
}

/// <summary>
/// The root of a non-decreasing function: Newton steps kept inside a shrinking bracket, bisection where a step leaves it. For the piecewise linear
/// functions here Newton needs at most one step per piece; otherwise it converges quadratically. It ends when the bracket holds no further number.
/// </summary>
internal static class MonotoneRoot
{
    // More Newton steps than this and rounding makes them wander: halving the bracket then ends the search.
    private const int NewtonSteps = 100;

    // 53 bits of mantissa and some 2,000 exponents: bisection alone is done after this many.
    private const int Steps = NewtonSteps + 2200;

    /// <summary>A root near <paramref name="start"/>, exact to the last place of x or to value 0; ±∞ where the function has one sign.</summary>
    public static double Find<TFunction>(TFunction function, double start)
        where TFunction : IMonotoneFunction
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity, x = start, stride = Math.Max(1, Math.Abs(start));
        for (var k = 0; k < Steps; k++)
        {
            var (value, slope) = function.At(x);
            if (value == 0)
            {
                return x;
            }

            (low, high) = value < 0 ? (x, high) : (low, x);
            var next = x - (value / slope);
            if (!(next > low && next < high) || k > NewtonSteps)
            {
                next = double.IsInfinity(low) ? high - stride : double.IsInfinity(high) ? low + stride : low + ((high - low) / 2);
                stride *= 2;
            }

            if (!(next > low && next < high))
            {
                return x;
            }

            x = next;
        }

        return x;
    }
}
