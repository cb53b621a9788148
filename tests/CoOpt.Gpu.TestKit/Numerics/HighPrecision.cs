using System.Numerics;

namespace CoOpt.Gpu.TestKit.Numerics;

/// <summary>eˣ and ln x in fixed point with 320 fraction bits, by plain series: an oracle for float64 code, independent of any library of functions.</summary>
public static class HighPrecision
{
    private const int Bits = 320;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = TwiceArtanh(One / 3);

    /// <summary>Distance of a float64 from eˣ, in units of the last place of the exact value's binade (subnormals: of the least subnormal).</summary>
    public static double UlpsFromExp(double x, double result)
    {
        // eˣ = 2ⁿ·e^r; all of it is kept as (fixed-point mantissa, n).
        BigInteger fixedX = ToFixed(x);
        BigInteger n = BigInteger.Divide(fixedX, Ln2);
        BigInteger r = fixedX - (n * Ln2);
        BigInteger sum = One, term = One;
        for (int k = 1; !term.IsZero; k++)
        {
            term = term * r / k >> Bits;
            sum += term;
        }

        return Ulps(sum, (int)n, result);
    }

    /// <summary>Distance of a float64 from ln x, x &gt; 0 and finite, in units of the last place of the exact value.</summary>
    public static double UlpsFromLog(double x, double result)
    {
        (BigInteger mantissa, int exponent) = Parts(x);
        int shift = (int)(mantissa.GetBitLength() - 1);
        BigInteger f = (mantissa << Bits) >> shift;
        BigInteger exact = TwiceArtanh(((f - One) << Bits) / (f + One)) + ((exponent + shift) * Ln2);
        return exact.IsZero ? (result == 0 ? 0 : double.PositiveInfinity) : Ulps(exact, 0, result);
    }

    private static BigInteger TwiceArtanh(BigInteger s)
    {
        BigInteger square = s * s >> Bits, power = s, sum = 0;
        for (int k = 1; !power.IsZero && !(power == -1); k += 2)
        {
            sum += power / k;
            power = power * square >> Bits;
        }

        return 2 * sum;
    }

    private static (BigInteger Mantissa, int Exponent) Parts(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int field = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger mantissa = field == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -mantissa : mantissa, Math.Max(field, 1) - 1075);
    }

    private static BigInteger ToFixed(double x)
    {
        (BigInteger mantissa, int exponent) = Parts(x);
        int shift = Bits + exponent;
        return shift >= 0 ? mantissa << shift : mantissa >> -shift;
    }

    private static double Ulps(BigInteger exact, int scale, double result)
    {
        // exact·2^(scale − Bits); its unit in the last place is 2^unit.
        int top = (int)BigInteger.Abs(exact).GetBitLength() - 1 - Bits + scale;
        int unit = Math.Max(top - 52, -1074);
        (BigInteger mantissa, int exponent) = Parts(result);
        int common = Math.Min(exponent, scale - Bits);
        BigInteger difference = BigInteger.Abs((mantissa << (exponent - common)) - (exact << (scale - Bits - common)));

        // Twenty bits below the unit are more than a bound of a few hundredths needs.
        const int Fine = 20;
        int down = unit - Fine - common;
        BigInteger fine = down >= 0 ? difference >> down : difference << -down;
        return (double)fine / (1 << Fine);
    }
}
