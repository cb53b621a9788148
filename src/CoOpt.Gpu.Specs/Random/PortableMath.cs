namespace CoOpt.Gpu.Specs.Random;

/// <summary>
/// Exponential and logarithm whose bits are the same on every platform: they use only +, −, ×, ÷ (correctly rounded by IEEE 754, never contracted by the .NET JIT)
/// and exponent bits, while <see cref="Math"/> calls the platform's C library. Relative error below 1e-15, which generators do not notice.
/// </summary>
internal static class PortableMath
{
    // ln 2 in two parts (Cody and Waite): the first has 32 trailing zero bits, so k·Ln2High is exact for |k| < 2^20.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>ln x for finite x &gt; 0: x = 2ᵉ·m with m in [√½, √2), ln m = 2·artanh((m − 1)/(m + 1)).</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "must be above 0 and finite");
        }

        var exponent = 0;
        if (!double.IsNormal(x))
        {
            x *= 18014398509481984.0; // 2^54 lifts every subnormal into the normal range.
            exponent = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (m >= 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }

        var s = (m - 1) / (m + 1);
        var square = s * s;

        // |s| ≤ 0.1716: the first term left out, s^23/23, is below 2^-53 of the sum.
        var tail = 0.0;
        for (var k = 21; k >= 3; k -= 2)
        {
            tail = (tail + (1.0 / k)) * square;
        }

        return (exponent * Ln2High) + ((exponent * Ln2Low) + ((2 * s) + (2 * s * tail)));
    }

    /// <summary>eˣ for |x| &lt; 700: x = k·ln 2 + r with |r| ≤ ½·ln 2, eʳ by its Taylor polynomial of degree 14.</summary>
    public static double Exp(double x)
    {
        if (!(Math.Abs(x) < 700))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "must be below 700 in size");
        }

        var k = Math.Round(x / 0.6931471805599453, MidpointRounding.ToEven);
        var r = (x - (k * Ln2High)) - (k * Ln2Low);
        var sum = 1.0;
        for (var j = 14; j >= 1; j--)
        {
            sum = 1 + (r / j * sum);
        }

        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }
}
