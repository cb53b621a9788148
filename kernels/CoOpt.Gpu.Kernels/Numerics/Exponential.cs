using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>
/// eˣ by the same operations on every backend: x = n·ln 2 + r, |r| ≤ ½ln 2; e^r by <see cref="Series"/>; 2ⁿ made of bits.
/// </summary>
public static class Exponential
{
    /// <summary>Bound of <see cref="Bounded{T}"/>: below it neither 2ⁿ nor the result leaves the normal range.</summary>
    public const double Bound = 708;

    /// <summary><see cref="Bound"/> in float32.</summary>
    public const double SingleBound = 87;

    // e^710 overflows and e^-746 rounds to 0: what lies beyond gives the same.
    private const double Overflow = 710;
    private const double Underflow = -746;

    // e^89 and e^-104 likewise.
    private const double SingleOverflow = 89;
    private const double SingleUnderflow = -104;

    /// <summary>eˣ over all numbers, within 1.1 ulp (float32: 1.11; subnormal results included): +∞ above 709.78…, 0 below −745.13…, in float32 above 88.72… and below −103.97…; NaN for NaN.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : unmanaged, ILane<T>
    {
        var terms = new ExponentialTerms<T>(resident: false);
        T clamped = T.Max(T.Broadcast(T.IsSingle ? SingleUnderflow : Underflow), T.Min(T.Broadcast(T.IsSingle ? SingleOverflow : Overflow), x));
        T n = T.FusedMultiplyAdd(clamped, terms.Log2E, T.Broadcast(T.RoundingAnchor)) - T.Broadcast(T.RoundingAnchor);
        T half = T.FusedMultiplyAdd(n, T.Broadcast(0.5), T.Broadcast(T.RoundingAnchor)) - T.Broadcast(T.RoundingAnchor);
        return T.ExponentialSeries(Rest(clamped, n, terms), terms) * T.PowerOfTwo(half) * T.PowerOfTwo(n - half);
    }

    /// <summary>eˣ for |x| ≤ <see cref="Bound"/> (float32: <see cref="SingleBound"/>), the same bits as <see cref="Of{T}"/>, cheaper. Elsewhere and for NaN the result has no meaning.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Bounded<T>(T x)
        where T : unmanaged, ILane<T>
    {
        var terms = new ExponentialTerms<T>(resident: false);
        T anchored = T.FusedMultiplyAdd(x, terms.Log2E, T.Broadcast(T.RoundingAnchor));
        return T.Scale(T.ExponentialSeries(Rest(x, anchored - T.Broadcast(T.RoundingAnchor), terms), terms), anchored);
    }

    /// <summary>
    /// 1 + eˣ for the same x, the same bits as 1 + <see cref="Bounded{T}"/>, cheaper: scaling is exact, so e^r·2ⁿ + 1 may be one operation. The anchor holds the bias of the exponent, so 2ⁿ is one shift
    /// away; n is the same, since x·log₂e lies halfway between two integers for no x. Elsewhere and for NaN the result has no meaning.
    /// </summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OnePlusBounded<T>(T x, ExponentialTerms<T> terms)
        where T : unmanaged, ILane<T>
    {
        T anchor = T.Broadcast(T.RoundingAnchor + (T.IsSingle ? 127 : 1023));
        T anchored = T.FusedMultiplyAdd(x, terms.Log2E, anchor);
        return T.FusedMultiplyAdd(T.ExponentialSeries(Rest(x, anchored - anchor, terms), terms), T.Scale(T.Broadcast(0), anchored), terms.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Rest<T>(T x, T n, ExponentialTerms<T> terms)
        where T : unmanaged, ILane<T> =>
        T.FusedMultiplyAdd(n, terms.Ln2Rest, T.FusedMultiplyAdd(n, terms.Ln2, x));
}
