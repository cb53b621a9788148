using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>
/// eˣ by the same operations on every backend: x = n·ln 2 + r, |r| ≤ ½ln 2; e^r = 1 + r + r²P(r) with P the degree-9 Chebyshev interpolant of (e^r − 1 − r)/r² on that interval
/// (relative error of e^r: 0.15·2⁻⁵³); 2ⁿ made of bits.
/// </summary>
public static class Exponential
{
    /// <summary>Bound of <see cref="Bounded{T}"/>: below it neither 2ⁿ nor the result leaves the normal range.</summary>
    public const double Bound = 708;

    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Rest = 2.3190468138462996e-17;

    // e^710 overflows and e^-746 rounds to 0: what lies beyond gives the same.
    private const double Overflow = 710;
    private const double Underflow = -746;

    /// <summary>eˣ over all float64, within 1.1 ulp (subnormal results included): +∞ above 709.78…, 0 below −745.13…, NaN for NaN.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : unmanaged, ILane<T>
    {
        T clamped = T.Max(T.Broadcast(Underflow), T.Min(T.Broadcast(Overflow), x));
        T n = T.FusedMultiplyAdd(clamped, T.Broadcast(Log2E), T.Broadcast(LaneBits.RoundingAnchor)) - T.Broadcast(LaneBits.RoundingAnchor);
        T half = T.FusedMultiplyAdd(n, T.Broadcast(0.5), T.Broadcast(LaneBits.RoundingAnchor)) - T.Broadcast(LaneBits.RoundingAnchor);
        return Reduced(clamped, n) * T.PowerOfTwo(half) * T.PowerOfTwo(n - half);
    }

    /// <summary>eˣ for |x| ≤ <see cref="Bound"/>, the same bits as <see cref="Of{T}"/>, cheaper. Elsewhere and for NaN the result has no meaning.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Bounded<T>(T x)
        where T : unmanaged, ILane<T>
    {
        T anchored = T.FusedMultiplyAdd(x, T.Broadcast(Log2E), T.Broadcast(LaneBits.RoundingAnchor));
        return T.Scale(Reduced(x, anchored - T.Broadcast(LaneBits.RoundingAnchor)), anchored);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduced<T>(T x, T n)
        where T : unmanaged, ILane<T>
    {
        T r = T.FusedMultiplyAdd(n, T.Broadcast(-Ln2), x);
        r = T.FusedMultiplyAdd(n, T.Broadcast(-Ln2Rest), r);
        T r2 = r * r;
        T p01 = T.FusedMultiplyAdd(r, T.Broadcast(0.16666666666666669), T.Broadcast(0.5000000000000001));
        T p23 = T.FusedMultiplyAdd(r, T.Broadcast(0.008333333333330058), T.Broadcast(0.04166666666662408));
        T p45 = T.FusedMultiplyAdd(r, T.Broadcast(0.0001984126986307247), T.Broadcast(0.0013888888917238233));
        T p67 = T.FusedMultiplyAdd(r, T.Broadcast(2.75572684307071e-06), T.Broadcast(2.480152125786665e-05));
        T p89 = T.FusedMultiplyAdd(r, T.Broadcast(2.5100399425451985e-08), T.Broadcast(2.7620106559514165e-07));
        T p = T.FusedMultiplyAdd(r2, p89, p67);
        p = T.FusedMultiplyAdd(r2, p, p45);
        p = T.FusedMultiplyAdd(r2, p, p23);
        p = T.FusedMultiplyAdd(r2, p, p01);
        return T.Broadcast(1) + T.FusedMultiplyAdd(r2, p, r);
    }
}
