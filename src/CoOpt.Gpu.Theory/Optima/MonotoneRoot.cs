namespace CoOpt.Gpu.Theory.Optima;

/// <summary>A scalar function that never decreases, with its slope.</summary>
internal interface IMonotoneFunction
{
    /// <summary>The value at <paramref name="x"/> and a (one-sided) derivative there, ≥ 0.</summary>
    (double Value, double Slope) At(double x);
}

/// <summary>
/// The root of a non-decreasing function: Newton steps kept inside a shrinking bracket, bisection where a step leaves it. For the piecewise linear functions here the
/// number of steps is at most the number of pieces; otherwise convergence is quadratic. It ends when the bracket holds no further number.
/// </summary>
internal static class MonotoneRoot
{
    // 53 bits of mantissa and some 2,000 exponents: bisection alone is done after this many halvings.
    private const int Halvings = 2200;

    /// <summary>A root near <paramref name="start"/>, exact to the last place of x or to value 0.</summary>
    public static double Find<TFunction>(TFunction function, double start)
        where TFunction : IMonotoneFunction
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity, x = start, step = Math.Max(1, Math.Abs(start));
        var slow = 0;
        for (var k = 0; k < Halvings; k++)
        {
            var (value, slope) = function.At(x);
            if (value == 0)
            {
                return x;
            }

            if (value < 0)
            {
                low = x;
            }
            else
            {
                high = x;
            }

            var next = x - (value / slope);
            var width = high - low;
            if (!(next > low && next < high) || slow > 40)
            {
                next = double.IsInfinity(low) ? high - step : double.IsInfinity(high) ? low + step : low + (width / 2);
                step *= 2;
            }

            slow = k > 60 ? slow + 1 : 0;
            if (next == x || !(next > low) || !(next < high))
            {
                return x;
            }

            x = next;
        }

        return x;
    }
}
