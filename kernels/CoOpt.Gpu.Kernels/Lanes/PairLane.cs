using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>Two lanes as one of double width: independent work that hides the latency of the first behind the second.</summary>
/// <typeparam name="T">The lane that is doubled.</typeparam>
public readonly struct PairLane<T>(T low, T high) : ILane<PairLane<T>>
    where T : unmanaged, ILane<T>
{
    private readonly T _low = low;
    private readonly T _high = high;

    /// <inheritdoc/>
    public static int Width => 2 * T.Width;

    /// <inheritdoc/>
    public static bool IsSingle => T.IsSingle;

    /// <inheritdoc/>
    public static double RoundingAnchor => T.RoundingAnchor;

    /// <inheritdoc/>
    public static double Greatest => T.Greatest;

    /// <inheritdoc/>
    public static double Least => T.Least;

    /// <inheritdoc/>
    public static double Ln2Rest => T.Ln2Rest;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Broadcast(double value) => new(T.Broadcast(value), T.Broadcast(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Resident(double value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> FromSingle(float value) => new(T.FromSingle(value), T.FromSingle(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> FromInteger(int value) => new(T.FromInteger(value), T.FromInteger(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> operator +(PairLane<T> a, PairLane<T> b) => new(a._low + b._low, a._high + b._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> operator -(PairLane<T> a, PairLane<T> b) => new(a._low - b._low, a._high - b._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> operator *(PairLane<T> a, PairLane<T> b) => new(a._low * b._low, a._high * b._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> operator /(PairLane<T> a, PairLane<T> b) => new(a._low / b._low, a._high / b._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> operator -(PairLane<T> a) => new(-a._low, -a._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> FusedMultiplyAdd(PairLane<T> a, PairLane<T> b, PairLane<T> c) =>
        new(T.FusedMultiplyAdd(a._low, b._low, c._low), T.FusedMultiplyAdd(a._high, b._high, c._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> FusedMultiplySubtractFrom(PairLane<T> a, PairLane<T> b, PairLane<T> c) => new(T.FusedMultiplySubtractFrom(a._low, b._low, c._low), T.FusedMultiplySubtractFrom(a._high, b._high, c._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Sqrt(PairLane<T> a) => new(T.Sqrt(a._low), T.Sqrt(a._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Abs(PairLane<T> a) => new(T.Abs(a._low), T.Abs(a._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Min(PairLane<T> a, PairLane<T> b) => new(T.Min(a._low, b._low), T.Min(a._high, b._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Max(PairLane<T> a, PairLane<T> b) => new(T.Max(a._low, b._low), T.Max(a._high, b._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> SelectLess(PairLane<T> a, PairLane<T> b, PairLane<T> x, PairLane<T> y) =>
        new(T.SelectLess(a._low, b._low, x._low, y._low), T.SelectLess(a._high, b._high, x._high, y._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> SelectLessOrEqual(PairLane<T> a, PairLane<T> b, PairLane<T> x, PairLane<T> y) =>
        new(T.SelectLessOrEqual(a._low, b._low, x._low, y._low), T.SelectLessOrEqual(a._high, b._high, x._high, y._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> SelectEqual(PairLane<T> a, PairLane<T> b, PairLane<T> x, PairLane<T> y) =>
        new(T.SelectEqual(a._low, b._low, x._low, y._low), T.SelectEqual(a._high, b._high, x._high, y._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(PairLane<T> value, PairLane<T> lower, PairLane<T> upper) =>
        T.AnyOutside(value._low, lower._low, upper._low) || T.AnyOutside(value._high, lower._high, upper._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(PairLane<T> a, PairLane<T> b) =>
        T.AnyLess(a._low, b._low) || T.AnyLess(a._high, b._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(PairLane<T> a, PairLane<T> b) =>
        T.AnyDifferent(a._low, b._low) || T.AnyDifferent(a._high, b._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> CopySign(PairLane<T> magnitude, PairLane<T> sign) => new(T.CopySign(magnitude._low, sign._low), T.CopySign(magnitude._high, sign._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> FlipSign(PairLane<T> value, PairLane<T> sign) => new(T.FlipSign(value._low, sign._low), T.FlipSign(value._high, sign._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> PowerOfTwo(PairLane<T> n) => new(T.PowerOfTwo(n._low), T.PowerOfTwo(n._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Scale(PairLane<T> a, PairLane<T> anchored) => new(T.Scale(a._low, anchored._low), T.Scale(a._high, anchored._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Exponent(PairLane<T> a) => new(T.Exponent(a._low), T.Exponent(a._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Significand(PairLane<T> a) => new(T.Significand(a._low), T.Significand(a._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> LargerMagnitude(PairLane<T> largest, PairLane<T> value) =>
        new(T.LargerMagnitude(largest._low, value._low), T.LargerMagnitude(largest._high, value._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Lost(PairLane<T> a, PairLane<T> b, PairLane<T> sum) => new(T.Lost(a._low, b._low, sum._low), T.Lost(a._high, b._high, sum._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> HigherBits(PairLane<T> a, PairLane<T> b) => new(T.HigherBits(a._low, b._low), T.HigherBits(a._high, b._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> LowerBits(PairLane<T> a, PairLane<T> b) => new(T.LowerBits(a._low, b._low), T.LowerBits(a._high, b._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> HigherUnsignedBits(PairLane<T> a, PairLane<T> b) => new(T.HigherUnsignedBits(a._low, b._low), T.HigherUnsignedBits(a._high, b._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> LowerUnsignedBits(PairLane<T> a, PairLane<T> b) => new(T.LowerUnsignedBits(a._low, b._low), T.LowerUnsignedBits(a._high, b._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> Share(PairLane<T> a, int lane)
    {
        T shared = lane < T.Width ? T.Share(a._low, lane) : T.Share(a._high, lane - T.Width);
        return new(shared, shared);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> ExponentialSeries(PairLane<T> r, ExponentialTerms<PairLane<T>> terms)
    {
        // Twice the constants would not fit into the registers.
        var half = new ExponentialTerms<T>(resident: false);
        return new(T.ExponentialSeries(r._low, half), T.ExponentialSeries(r._high, half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<T> LogarithmSeries(PairLane<T> z) => new(T.LogarithmSeries(z._low), T.LogarithmSeries(z._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(PairLane<T> a, int lane) =>
        lane < T.Width ? T.ToInteger(a._low, lane) : T.ToInteger(a._high, lane - T.Width);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(PairLane<T> a, int lane) =>
        lane < T.Width ? T.Extract(a._low, lane) : T.Extract(a._high, lane - T.Width);
}
