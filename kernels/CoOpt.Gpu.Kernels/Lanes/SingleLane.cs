using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>A lane group of one instance: a plain float32 on the CPU.</summary>
public readonly struct SingleLane(float value) : ILane<SingleLane>
{
    private readonly float _value = value;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static bool IsSingle => true;

    /// <inheritdoc/>
    public static double RoundingAnchor => SingleBits.RoundingAnchor;

    /// <inheritdoc/>
    public static double Greatest => float.MaxValue;

    /// <inheritdoc/>
    public static double Least => float.Epsilon;

    /// <inheritdoc/>
    public static double Ln2Rest => -1.9046542999577679e-09;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Broadcast(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Resident(double value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane FromSingle(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane FromInteger(int value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane operator +(SingleLane a, SingleLane b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane operator -(SingleLane a, SingleLane b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane operator *(SingleLane a, SingleLane b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane operator /(SingleLane a, SingleLane b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane operator -(SingleLane a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane FusedMultiplyAdd(SingleLane a, SingleLane b, SingleLane c) => new(MathF.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane FusedMultiplySubtractFrom(SingleLane a, SingleLane b, SingleLane c) => new(MathF.FusedMultiplyAdd(-a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Sqrt(SingleLane a) => new(MathF.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Abs(SingleLane a) => new(MathF.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Min(SingleLane a, SingleLane b) => a._value < b._value ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Max(SingleLane a, SingleLane b) => a._value > b._value ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane SelectLess(SingleLane a, SingleLane b, SingleLane x, SingleLane y) => a._value < b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane SelectLessOrEqual(SingleLane a, SingleLane b, SingleLane x, SingleLane y) => a._value <= b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane SelectEqual(SingleLane a, SingleLane b, SingleLane x, SingleLane y) => a._value == b._value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(SingleLane value, SingleLane lower, SingleLane upper) =>
        !(lower._value <= value._value && value._value <= upper._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(SingleLane a, SingleLane b) => a._value < b._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(SingleLane a, SingleLane b) => !(a._value == b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane CopySign(SingleLane magnitude, SingleLane sign) => new(MathF.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane FlipSign(SingleLane value, SingleLane sign) =>
        new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value._value) ^ (BitConverter.SingleToInt32Bits(sign._value) & int.MinValue)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane PowerOfTwo(SingleLane n) =>
        new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(n._value + SingleBits.PowerBias) << SingleBits.FractionBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Scale(SingleLane a, SingleLane anchored) =>
        new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(a._value) + (BitConverter.SingleToInt32Bits(anchored._value) << SingleBits.FractionBits)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Exponent(SingleLane a) =>
        new(BitConverter.Int32BitsToSingle(((BitConverter.SingleToInt32Bits(a._value) >> SingleBits.FractionBits) & SingleBits.ExponentMask) | SingleBits.IntegerAnchorBits) - SingleBits.ExponentBias);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Significand(SingleLane a) =>
        new(BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(a._value) & SingleBits.FractionMask) | SingleBits.OneBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane LargerMagnitude(SingleLane largest, SingleLane value)
    {
        int a = BitConverter.SingleToInt32Bits(largest._value), b = BitConverter.SingleToInt32Bits(value._value) & int.MaxValue;
        return new(BitConverter.Int32BitsToSingle(a > b ? a : b));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Lost(SingleLane a, SingleLane b, SingleLane sum)
    {
        SingleLane shown = sum - a;
        return (a - (sum - shown)) + (b - shown);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane HigherBits(SingleLane a, SingleLane b) => BitConverter.SingleToInt32Bits(a._value) > BitConverter.SingleToInt32Bits(b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane LowerBits(SingleLane a, SingleLane b) => BitConverter.SingleToInt32Bits(a._value) < BitConverter.SingleToInt32Bits(b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane HigherUnsignedBits(SingleLane a, SingleLane b) => (uint)BitConverter.SingleToInt32Bits(a._value) > (uint)BitConverter.SingleToInt32Bits(b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane LowerUnsignedBits(SingleLane a, SingleLane b) => (uint)BitConverter.SingleToInt32Bits(a._value) < (uint)BitConverter.SingleToInt32Bits(b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane Share(SingleLane a, int lane) => a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane ExponentialSeries(SingleLane r, ExponentialTerms<SingleLane> terms) => Series.SingleExponential(r);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane LogarithmSeries(SingleLane z) => Series.SingleLogarithm(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(SingleLane a, int lane) => (int)a._value;

    /// <inheritdoc/>
    public static double Extract(SingleLane a, int lane) => a._value;
}
