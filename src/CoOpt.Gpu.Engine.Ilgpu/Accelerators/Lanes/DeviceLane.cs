using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;

/// <summary>
/// One instance per thread: a float64 whose arithmetic and comparisons go through <see cref="RoundedArithmetic"/> and whose other operations are on bits,
/// so that every accelerator gives the bits of <see cref="ScalarLane"/> (a NaN's sign and payload apart, on which nothing depends).
/// </summary>
public readonly struct DeviceLane(double value) : IDeviceLane<DeviceLane, double>
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
    public static DeviceLane Broadcast(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Resident(double value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Of(double number) => new(number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NumberOf(DeviceLane lane) => lane._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Whole(double number) => (long)number;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane FromSingle(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane FromInteger(int value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane operator +(DeviceLane a, DeviceLane b) => new(RoundedArithmetic.Add(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane operator -(DeviceLane a, DeviceLane b) => new(RoundedArithmetic.Subtract(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane operator *(DeviceLane a, DeviceLane b) => new(RoundedArithmetic.Multiply(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane operator /(DeviceLane a, DeviceLane b) => new(RoundedArithmetic.Divide(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane operator -(DeviceLane a) => FromBits(Bits(a) ^ long.MinValue);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane FusedMultiplyAdd(DeviceLane a, DeviceLane b, DeviceLane c) => new(RoundedArithmetic.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane FusedMultiplySubtractFrom(DeviceLane a, DeviceLane b, DeviceLane c) => FusedMultiplyAdd(-a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Sqrt(DeviceLane a) => new(RoundedArithmetic.SquareRoot(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Abs(DeviceLane a) => FromBits(Bits(a) & long.MaxValue);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Min(DeviceLane a, DeviceLane b) => RoundedArithmetic.Less(a._value, b._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Max(DeviceLane a, DeviceLane b) => RoundedArithmetic.Less(b._value, a._value) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane SelectLess(DeviceLane a, DeviceLane b, DeviceLane x, DeviceLane y) => RoundedArithmetic.Less(a._value, b._value) ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane SelectLessOrEqual(DeviceLane a, DeviceLane b, DeviceLane x, DeviceLane y) => RoundedArithmetic.LessOrEqual(a._value, b._value) ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane SelectEqual(DeviceLane a, DeviceLane b, DeviceLane x, DeviceLane y) => RoundedArithmetic.Equal(a._value, b._value) ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(DeviceLane value, DeviceLane lower, DeviceLane upper) =>
        !(RoundedArithmetic.LessOrEqual(lower._value, value._value) && RoundedArithmetic.LessOrEqual(value._value, upper._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(DeviceLane a, DeviceLane b) => RoundedArithmetic.Less(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(DeviceLane a, DeviceLane b) => !RoundedArithmetic.Equal(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane CopySign(DeviceLane magnitude, DeviceLane sign) => FromBits((Bits(magnitude) & long.MaxValue) | (Bits(sign) & long.MinValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane PowerOfTwo(DeviceLane n) => FromBits(Bits(n + new DeviceLane(LaneBits.PowerBias)) << LaneBits.FractionBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane FlipSign(DeviceLane value, DeviceLane sign) => FromBits(Bits(value) ^ (Bits(sign) & long.MinValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Scale(DeviceLane a, DeviceLane anchored) => FromBits(Bits(a) + (Bits(anchored) << LaneBits.FractionBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Exponent(DeviceLane a) =>
        FromBits(((Bits(a) >> LaneBits.FractionBits) & LaneBits.ExponentMask) | LaneBits.IntegerAnchorBits) - new DeviceLane(LaneBits.ExponentBias);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Significand(DeviceLane a) => FromBits((Bits(a) & LaneBits.FractionMask) | LaneBits.OneBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane LargerMagnitude(DeviceLane largest, DeviceLane value)
    {
        long a = Bits(largest), b = Bits(value) & long.MaxValue;
        return FromBits(a > b ? a : b);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Lost(DeviceLane a, DeviceLane b, DeviceLane sum)
    {
        DeviceLane shown = sum - a;
        return (a - (sum - shown)) + (b - shown);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane HigherBits(DeviceLane a, DeviceLane b) => Bits(a) > Bits(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane LowerBits(DeviceLane a, DeviceLane b) => Bits(a) < Bits(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane HigherUnsignedBits(DeviceLane a, DeviceLane b) => (ulong)Bits(a) > (ulong)Bits(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane LowerUnsignedBits(DeviceLane a, DeviceLane b) => (ulong)Bits(a) < (ulong)Bits(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane Share(DeviceLane a, int lane) => a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane ExponentialSeries(DeviceLane r, ExponentialTerms<DeviceLane> terms) => Series.Exponential(r, terms);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceLane LogarithmSeries(DeviceLane z) => Series.Logarithm(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(DeviceLane a, int lane) => (int)a._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(DeviceLane a, int lane) => a._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bits(DeviceLane a) => BitConverter.DoubleToInt64Bits(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DeviceLane FromBits(long bits) => new(BitConverter.Int64BitsToDouble(bits));
}
