using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>A lane group of one instance: a plain float64 on the CPU.</summary>
public readonly struct ScalarLane(double value) : ILane<ScalarLane>
{
    private readonly double _value = value;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static bool IsSingle => false;

    /// <inheritdoc/>
    public static double RoundingAnchor => LaneBits.RoundingAnchor;

    /// <inheritdoc/>
    public static double Greatest => double.MaxValue;

    /// <inheritdoc/>
    public static double Least => double.Epsilon;

    /// <inheritdoc/>
    public static double Ln2Rest => 2.3190468138462996e-17;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Broadcast(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Resident(double value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane FromSingle(float value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane FromInteger(int value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator +(ScalarLane a, ScalarLane b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator -(ScalarLane a, ScalarLane b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator *(ScalarLane a, ScalarLane b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator /(ScalarLane a, ScalarLane b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator -(ScalarLane a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane FusedMultiplyAdd(ScalarLane a, ScalarLane b, ScalarLane c) => new(Math.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane FusedMultiplySubtractFrom(ScalarLane a, ScalarLane b, ScalarLane c) => new(Math.FusedMultiplyAdd(-a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Sqrt(ScalarLane a) => new(Math.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Abs(ScalarLane a) => new(Math.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Min(ScalarLane a, ScalarLane b) => a._value < b._value ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Max(ScalarLane a, ScalarLane b) => a._value > b._value ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane SelectLess(ScalarLane a, ScalarLane b, ScalarLane x, ScalarLane y) => a._value < b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane SelectLessOrEqual(ScalarLane a, ScalarLane b, ScalarLane x, ScalarLane y) => a._value <= b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane SelectEqual(ScalarLane a, ScalarLane b, ScalarLane x, ScalarLane y) => a._value == b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(ScalarLane value, ScalarLane lower, ScalarLane upper) =>
        !(lower._value <= value._value && value._value <= upper._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(ScalarLane a, ScalarLane b) => a._value < b._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(ScalarLane a, ScalarLane b) => !(a._value == b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane CopySign(ScalarLane magnitude, ScalarLane sign) => new(Math.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane FlipSign(ScalarLane value, ScalarLane sign) =>
        new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value._value) ^ (BitConverter.DoubleToInt64Bits(sign._value) & long.MinValue)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane PowerOfTwo(ScalarLane n) =>
        new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(n._value + LaneBits.PowerBias) << LaneBits.FractionBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Scale(ScalarLane a, ScalarLane anchored) =>
        new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a._value) + (BitConverter.DoubleToInt64Bits(anchored._value) << LaneBits.FractionBits)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Exponent(ScalarLane a) =>
        new(BitConverter.Int64BitsToDouble(((BitConverter.DoubleToInt64Bits(a._value) >> LaneBits.FractionBits) & LaneBits.ExponentMask) | LaneBits.IntegerAnchorBits) - LaneBits.ExponentBias);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Significand(ScalarLane a) =>
        new(BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(a._value) & LaneBits.FractionMask) | LaneBits.OneBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane LargerMagnitude(ScalarLane largest, ScalarLane value)
    {
        long a = BitConverter.DoubleToInt64Bits(largest._value), b = BitConverter.DoubleToInt64Bits(value._value) & long.MaxValue;
        return new(BitConverter.Int64BitsToDouble(a > b ? a : b));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Lost(ScalarLane a, ScalarLane b, ScalarLane sum)
    {
        ScalarLane shown = sum - a;
        return (a - (sum - shown)) + (b - shown);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane HigherBits(ScalarLane a, ScalarLane b) => BitConverter.DoubleToInt64Bits(a._value) > BitConverter.DoubleToInt64Bits(b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane LowerBits(ScalarLane a, ScalarLane b) => BitConverter.DoubleToInt64Bits(a._value) < BitConverter.DoubleToInt64Bits(b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane HigherUnsignedBits(ScalarLane a, ScalarLane b) => (ulong)BitConverter.DoubleToInt64Bits(a._value) > (ulong)BitConverter.DoubleToInt64Bits(b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane LowerUnsignedBits(ScalarLane a, ScalarLane b) => (ulong)BitConverter.DoubleToInt64Bits(a._value) < (ulong)BitConverter.DoubleToInt64Bits(b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Share(ScalarLane a, int lane) => a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane ExponentialSeries(ScalarLane r, ExponentialTerms<ScalarLane> terms) => Series.Exponential(r, terms);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane LogarithmSeries(ScalarLane z) => Series.Logarithm(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(ScalarLane a, int lane) => (int)a._value;

    /// <inheritdoc/>
    public static double Extract(ScalarLane a, int lane) => a._value;
}
