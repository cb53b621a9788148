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

    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;
    // e^710 overflows and e^-746 rounds to 0: what lies beyond gives the same.
    private const double Overflow = 710;
    private const double Underflow = -746;

    // e^89 and e^-104 likewise.
    private const double SingleOverflow = 89;
    private const double SingleUnderflow = -104;

    /// <summary>eˣ over all numbers, within 1.1 ulp (subnormal results included): +∞ above 709.78…, 0 below −745.13…, in float32 above 88.72… and below −103.97…; NaN for NaN.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : unmanaged, ILane<T>
    {
        T clamped = T.Max(T.Broadcast(T.IsSingle ? SingleUnderflow : Underflow), T.Min(T.Broadcast(T.IsSingle ? SingleOverflow : Overflow), x));
        T n = T.FusedMultiplyAdd(clamped, T.Broadcast(Log2E), T.Broadcast(T.RoundingAnchor)) - T.Broadcast(T.RoundingAnchor);
        T half = T.FusedMultiplyAdd(n, T.Broadcast(0.5), T.Broadcast(T.RoundingAnchor)) - T.Broadcast(T.RoundingAnchor);
        return T.ExponentialSeries(Rest(clamped, n)) * T.PowerOfTwo(half) * T.PowerOfTwo(n - half);
    }

    /// <summary>eˣ for |x| ≤ <see cref="Bound"/> (float32: <see cref="SingleBound"/>), the same bits as <see cref="Of{T}"/>, cheaper. Elsewhere and for NaN the result has no meaning.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Bounded<T>(T x)
        where T : unmanaged, ILane<T>
    {
        T anchored = T.FusedMultiplyAdd(x, T.Broadcast(Log2E), T.Broadcast(T.RoundingAnchor));
        return T.Scale(T.ExponentialSeries(Rest(x, anchored - T.Broadcast(T.RoundingAnchor))), anchored);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Rest<T>(T x, T n)
        where T : unmanaged, ILane<T> =>
        T.FusedMultiplyAdd(n, T.Broadcast(-T.Ln2Rest), T.FusedMultiplyAdd(n, T.Broadcast(-Ln2), x));
}
