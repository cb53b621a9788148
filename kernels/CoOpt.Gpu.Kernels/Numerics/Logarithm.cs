using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>
/// ln x by the same operations on every backend: x = 2ᵉ(1 + f), √½ ≤ 1 + f &lt; √2, s = f/(2 + f); ln(1 + f) = 2 artanh s = f − s(f − s²Q(s²)) with Q the degree-6 Chebyshev interpolant
/// of (2 artanh s − 2s)/s³ on 0 ≤ s² ≤ 0.0295 (relative error of ln(1 + f): 0.05·2⁻⁵³).
/// </summary>
public static class Logarithm
{
    private const double LeastNormal = 2.2250738585072014E-308;
    private const double SubnormalScale = 18014398509481984;
    private const double SubnormalShift = -54;
    private const double SquareRootOfTwo = 1.4142135623730951;

    // ln 2 in two parts; the first has 41 bits, so its product with an exponent is exact.
    private const double Ln2High = 0.693147180559663;
    private const double Ln2Low = 2.8235290563031577e-13;

    /// <summary>ln x over all float64, within 1 ulp: −∞ for ±0, NaN for x &lt; 0 and NaN, +∞ for +∞.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0);
        T one = T.Broadcast(1);
        T normal = T.SelectLess(x, T.Broadcast(LeastNormal), x * T.Broadcast(SubnormalScale), x);
        T e = T.Exponent(normal) + T.SelectLess(x, T.Broadcast(LeastNormal), T.Broadcast(SubnormalShift), zero);
        T significand = T.Significand(normal);
        e = T.SelectLess(T.Broadcast(SquareRootOfTwo), significand, e + one, e);
        T f = T.SelectLess(T.Broadcast(SquareRootOfTwo), significand, significand * T.Broadcast(0.5), significand) - one;

        T s = f / (T.Broadcast(2) + f);
        T z = s * s;
        T q = T.FusedMultiplyAdd(z, T.Broadcast(0.14616452274062186), T.Broadcast(0.1533172139109577));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.18182889131563204));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.22222211134708592));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.28571428625976014));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.39999999999899505));
        q = T.FusedMultiplyAdd(z, q, T.Broadcast(0.666666666666667));

        // f − s·(f − z·q), with the halves of f² kept apart: s·f = ½f² − s·½f², so the large term f − ½f² is rounded last.
        T halfSquare = T.Broadcast(0.5) * f * f;
        T rest = T.FusedMultiplyAdd(s, T.FusedMultiplyAdd(z, q, halfSquare), e * T.Broadcast(Ln2Low));
        T result = T.FusedMultiplyAdd(e, T.Broadcast(Ln2High), f - (halfSquare - rest));

        result = T.SelectLess(x, T.Broadcast(double.PositiveInfinity), result, x);
        result = T.SelectLess(x, zero, T.Broadcast(double.NaN), result);
        return T.SelectEqual(x, zero, T.Broadcast(double.NegativeInfinity), result);
    }

    /// <summary>ln(1 + v) for 0 ≤ v ≤ 1, within 2 ulp.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfOnePlus<T>(T v)
        where T : unmanaged, ILane<T>
    {
        T sum = T.Broadcast(1) + v;
        return Of(sum) + ((v - (sum - T.Broadcast(1))) / sum);
    }
}
