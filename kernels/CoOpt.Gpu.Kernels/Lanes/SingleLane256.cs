using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>8 instances in float32 side by side in one 256-bit vector. The x86 instructions for min and max give the second operand for NaN and equal numbers, as the interface asks.</summary>
public readonly struct SingleLane256(Vector256<float> value) : ILane<SingleLane256>
{
    private readonly Vector256<float> _value = value;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static bool IsSingle => true;

    /// <inheritdoc/>
    public static double RoundingAnchor => SingleBits.RoundingAnchor;

    /// <inheritdoc/>
    public static double Greatest => float.MaxValue;

    /// <inheritdoc/>
    public static double Least => float.Epsilon;

    private SingleLane256(Vector256<int> bits)
        : this(bits.AsSingle())
    {
    }

    /// <inheritdoc/>
    public static double Ln2Rest => -1.9046542999577679e-09;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Broadcast(double value) => new(Vector256.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Resident(double value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 FromSingle(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 FromInteger(int value) => new(Vector256.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 operator +(SingleLane256 a, SingleLane256 b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 operator -(SingleLane256 a, SingleLane256 b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 operator *(SingleLane256 a, SingleLane256 b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 operator /(SingleLane256 a, SingleLane256 b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 operator -(SingleLane256 a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 FusedMultiplyAdd(SingleLane256 a, SingleLane256 b, SingleLane256 c) => new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 FusedMultiplySubtractFrom(SingleLane256 a, SingleLane256 b, SingleLane256 c) =>
        new(Fma.IsSupported ? Fma.MultiplyAddNegated(a._value, b._value, c._value) : Vector256.FusedMultiplyAdd(-a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Sqrt(SingleLane256 a) => new(Vector256.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Abs(SingleLane256 a) => new(Vector256.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Min(SingleLane256 a, SingleLane256 b) =>
        new(Avx.IsSupported ? Avx.Min(a._value, b._value) : Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Max(SingleLane256 a, SingleLane256 b) =>
        new(Avx.IsSupported ? Avx.Max(a._value, b._value) : Vector256.ConditionalSelect(Vector256.GreaterThan(a._value, b._value), a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 SelectLess(SingleLane256 a, SingleLane256 b, SingleLane256 x, SingleLane256 y) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 SelectLessOrEqual(SingleLane256 a, SingleLane256 b, SingleLane256 x, SingleLane256 y) =>
        new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 SelectEqual(SingleLane256 a, SingleLane256 b, SingleLane256 x, SingleLane256 y) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(SingleLane256 value, SingleLane256 lower, SingleLane256 upper) =>
        !Vector256.LessThanOrEqualAll(lower._value, value._value) || !Vector256.LessThanOrEqualAll(value._value, upper._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(SingleLane256 a, SingleLane256 b) => Vector256.LessThanAny(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(SingleLane256 a, SingleLane256 b) => !Vector256.EqualsAll(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 CopySign(SingleLane256 magnitude, SingleLane256 sign) =>
        new(Vector256.ConditionalSelect(Vector256.Create(-0.0f), sign._value, magnitude._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 FlipSign(SingleLane256 value, SingleLane256 sign) => new(value._value ^ (sign._value & Vector256.Create(-0.0f)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 PowerOfTwo(SingleLane256 n) =>
        new((n._value + Vector256.Create(SingleBits.PowerBias)).AsInt32() << SingleBits.FractionBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Scale(SingleLane256 a, SingleLane256 anchored) => new(a._value.AsInt32() + (anchored._value.AsInt32() << SingleBits.FractionBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Exponent(SingleLane256 a) =>
        new((((a._value.AsInt32() >>> SingleBits.FractionBits) & Vector256.Create(SingleBits.ExponentMask)) | Vector256.Create(SingleBits.IntegerAnchorBits)).AsSingle() - Vector256.Create(SingleBits.ExponentBias));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Significand(SingleLane256 a) =>
        new((a._value.AsInt32() & Vector256.Create(SingleBits.FractionMask)) | Vector256.Create(SingleBits.OneBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 LargerMagnitude(SingleLane256 largest, SingleLane256 value) =>
        new(Vector256.Max(largest._value.AsInt32(), Vector256.Abs(value._value).AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Lost(SingleLane256 a, SingleLane256 b, SingleLane256 sum)
    {
        SingleLane256 shown = sum - a;
        return (a - (sum - shown)) + (b - shown);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 HigherBits(SingleLane256 a, SingleLane256 b) => new(Vector256.Max(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 LowerBits(SingleLane256 a, SingleLane256 b) => new(Vector256.Min(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 HigherUnsignedBits(SingleLane256 a, SingleLane256 b) => new(Vector256.Max(a._value.AsUInt32(), b._value.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 LowerUnsignedBits(SingleLane256 a, SingleLane256 b) => new(Vector256.Min(a._value.AsUInt32(), b._value.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 Share(SingleLane256 a, int lane) => new(Vector256.Create(a._value.GetElement(lane)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 ExponentialSeries(SingleLane256 r, ExponentialTerms<SingleLane256> terms) => Series.SingleExponential(r);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane256 LogarithmSeries(SingleLane256 z) => Series.SingleLogarithm(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(SingleLane256 a, int lane) => (int)a._value.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(SingleLane256 a, int lane) => a._value.GetElement(lane);
}
