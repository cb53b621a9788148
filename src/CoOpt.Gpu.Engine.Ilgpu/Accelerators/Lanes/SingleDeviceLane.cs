using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;

/// <summary>
/// One instance per thread: a float32 whose arithmetic and comparisons go through <see cref="RoundedArithmetic"/> and whose other operations are on bits,
/// so that every accelerator gives the bits of <see cref="SingleLane"/> (a NaN's sign and payload apart, on which nothing depends).
/// </summary>
public readonly struct SingleDeviceLane(float value) : IDeviceLane<SingleDeviceLane, float>
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
    public static SingleDeviceLane Broadcast(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Resident(double value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Of(float number) => new(number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float NumberOf(SingleDeviceLane lane) => lane._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Whole(float number) => (long)number;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane FromSingle(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane FromInteger(int value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane operator +(SingleDeviceLane a, SingleDeviceLane b) => new(RoundedArithmetic.Add(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane operator -(SingleDeviceLane a, SingleDeviceLane b) => new(RoundedArithmetic.Subtract(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane operator *(SingleDeviceLane a, SingleDeviceLane b) => new(RoundedArithmetic.Multiply(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane operator /(SingleDeviceLane a, SingleDeviceLane b) => new(RoundedArithmetic.Divide(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane operator -(SingleDeviceLane a) => FromBits(Bits(a) ^ int.MinValue);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane FusedMultiplyAdd(SingleDeviceLane a, SingleDeviceLane b, SingleDeviceLane c) => new(RoundedArithmetic.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane FusedMultiplySubtractFrom(SingleDeviceLane a, SingleDeviceLane b, SingleDeviceLane c) => FusedMultiplyAdd(-a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Sqrt(SingleDeviceLane a) => new(RoundedArithmetic.SquareRoot(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Abs(SingleDeviceLane a) => FromBits(Bits(a) & int.MaxValue);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Min(SingleDeviceLane a, SingleDeviceLane b) => RoundedArithmetic.Less(a._value, b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Max(SingleDeviceLane a, SingleDeviceLane b) => RoundedArithmetic.Less(b._value, a._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane SelectLess(SingleDeviceLane a, SingleDeviceLane b, SingleDeviceLane x, SingleDeviceLane y) => RoundedArithmetic.Less(a._value, b._value) ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane SelectLessOrEqual(SingleDeviceLane a, SingleDeviceLane b, SingleDeviceLane x, SingleDeviceLane y) => RoundedArithmetic.LessOrEqual(a._value, b._value) ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane SelectEqual(SingleDeviceLane a, SingleDeviceLane b, SingleDeviceLane x, SingleDeviceLane y) => RoundedArithmetic.Equal(a._value, b._value) ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(SingleDeviceLane value, SingleDeviceLane lower, SingleDeviceLane upper) =>
        !(RoundedArithmetic.LessOrEqual(lower._value, value._value) && RoundedArithmetic.LessOrEqual(value._value, upper._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(SingleDeviceLane a, SingleDeviceLane b) => RoundedArithmetic.Less(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(SingleDeviceLane a, SingleDeviceLane b) => !RoundedArithmetic.Equal(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane CopySign(SingleDeviceLane magnitude, SingleDeviceLane sign) => FromBits((Bits(magnitude) & int.MaxValue) | (Bits(sign) & int.MinValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane PowerOfTwo(SingleDeviceLane n) => FromBits(Bits(n + new SingleDeviceLane(SingleBits.PowerBias)) << SingleBits.FractionBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane FlipSign(SingleDeviceLane value, SingleDeviceLane sign) => FromBits(Bits(value) ^ (Bits(sign) & int.MinValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Scale(SingleDeviceLane a, SingleDeviceLane anchored) => FromBits(Bits(a) + (Bits(anchored) << SingleBits.FractionBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Exponent(SingleDeviceLane a) =>
        FromBits(((Bits(a) >> SingleBits.FractionBits) & SingleBits.ExponentMask) | SingleBits.IntegerAnchorBits) - new SingleDeviceLane(SingleBits.ExponentBias);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Significand(SingleDeviceLane a) => FromBits((Bits(a) & SingleBits.FractionMask) | SingleBits.OneBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane LargerMagnitude(SingleDeviceLane largest, SingleDeviceLane value)
    {
        int a = Bits(largest), b = Bits(value) & int.MaxValue;
        return FromBits(a > b ? a : b);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Lost(SingleDeviceLane a, SingleDeviceLane b, SingleDeviceLane sum)
    {
        SingleDeviceLane shown = sum - a;
        return (a - (sum - shown)) + (b - shown);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane HigherBits(SingleDeviceLane a, SingleDeviceLane b) => Bits(a) > Bits(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane LowerBits(SingleDeviceLane a, SingleDeviceLane b) => Bits(a) < Bits(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane HigherUnsignedBits(SingleDeviceLane a, SingleDeviceLane b) => (uint)Bits(a) > (uint)Bits(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane LowerUnsignedBits(SingleDeviceLane a, SingleDeviceLane b) => (uint)Bits(a) < (uint)Bits(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane Share(SingleDeviceLane a, int lane) => a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane ExponentialSeries(SingleDeviceLane r, ExponentialTerms<SingleDeviceLane> terms) => Series.SingleExponential(r);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleDeviceLane LogarithmSeries(SingleDeviceLane z) => Series.SingleLogarithm(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(SingleDeviceLane a, int lane) => (int)a._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(SingleDeviceLane a, int lane) => a._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bits(SingleDeviceLane a) => BitConverter.SingleToInt32Bits(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SingleDeviceLane FromBits(int bits) => new(BitConverter.Int32BitsToSingle(bits));
}
