using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>
/// ln x by the same operations on every backend: x = 2ᵉ(1 + f), √½ ≤ 1 + f &lt; √2, s = f/(2 + f); ln(1 + f) = 2 artanh s = f − s(f − s²Q(s²)) with Q in <see cref="Series"/>.
/// </summary>
public static class Logarithm
{
    private const double LeastNormal = 2.2250738585072014E-308;
    private const double SubnormalScale = 18014398509481984;
    private const double SubnormalShift = -54;
    private const double SingleLeastNormal = 1.1754943508222875E-38;
    private const double SingleSubnormalScale = 16777216;
    private const double SingleSubnormalShift = -24;
    private const double SquareRootOfTwo = 1.4142135623730951;

    // ln 2 in two parts; the first has 41 bits, so its product with an exponent is exact.
    private const double Ln2High = 0.693147180559663;
    private const double Ln2Low = 2.8235290563031577e-13;

    // In float32 the first has 15 bits.
    private const double SingleLn2High = 0.693145751953125;
    private const double SingleLn2Low = 1.4286068203094172e-06;

    /// <summary>ln x over all numbers, within 1 ulp: −∞ for ±0, NaN for x &lt; 0 and NaN, +∞ for +∞.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0);
        T one = T.Broadcast(1);
        T leastNormal = T.Broadcast(T.IsSingle ? SingleLeastNormal : LeastNormal);
        T normal = T.SelectLess(x, leastNormal, x * T.Broadcast(T.IsSingle ? SingleSubnormalScale : SubnormalScale), x);
        T e = T.Exponent(normal) + T.SelectLess(x, leastNormal, T.Broadcast(T.IsSingle ? SingleSubnormalShift : SubnormalShift), zero);
        T significand = T.Significand(normal);
        e = T.SelectLess(T.Broadcast(SquareRootOfTwo), significand, e + one, e);
        T f = T.SelectLess(T.Broadcast(SquareRootOfTwo), significand, significand * T.Broadcast(0.5), significand) - one;

        T s = f / (T.Broadcast(2) + f);
        T z = s * s;
        T q = T.LogarithmSeries(z);

        // f − s·(f − z·q), with the halves of f² kept apart: s·f = ½f² − s·½f², so the large term f − ½f² is rounded last.
        T halfSquare = T.Broadcast(0.5) * f * f;
        T rest = T.FusedMultiplyAdd(s, T.FusedMultiplyAdd(z, q, halfSquare), e * T.Broadcast(T.IsSingle ? SingleLn2Low : Ln2Low));
        T result = T.FusedMultiplyAdd(e, T.Broadcast(T.IsSingle ? SingleLn2High : Ln2High), f - (halfSquare - rest));

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
