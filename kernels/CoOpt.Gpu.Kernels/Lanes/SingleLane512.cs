using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>16 instances in float32 side by side in one 512-bit vector. The x86 instructions for min and max give the second operand for NaN and equal numbers, as the interface asks.</summary>
public readonly struct SingleLane512(Vector512<float> value) : ILane<SingleLane512>
{
    private readonly Vector512<float> _value = value;

    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    public static bool IsSingle => true;

    /// <inheritdoc/>
    public static double RoundingAnchor => SingleBits.RoundingAnchor;

    /// <inheritdoc/>
    public static double Greatest => float.MaxValue;

    /// <inheritdoc/>
    public static double Least => float.Epsilon;

    private SingleLane512(Vector512<int> bits)
        : this(bits.AsSingle())
    {
    }

    /// <inheritdoc/>
    public static double Ln2Rest => -1.9046542999577679e-09;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Broadcast(double value) => new(Vector512.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Resident(double value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 FromSingle(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 FromInteger(int value) => new(Vector512.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 operator +(SingleLane512 a, SingleLane512 b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 operator -(SingleLane512 a, SingleLane512 b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 operator *(SingleLane512 a, SingleLane512 b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 operator /(SingleLane512 a, SingleLane512 b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 operator -(SingleLane512 a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 FusedMultiplyAdd(SingleLane512 a, SingleLane512 b, SingleLane512 c) => new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 FusedMultiplySubtractFrom(SingleLane512 a, SingleLane512 b, SingleLane512 c) =>
        new(Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a._value, b._value, c._value) : Vector512.FusedMultiplyAdd(-a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Sqrt(SingleLane512 a) => new(Vector512.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Abs(SingleLane512 a) => new(Vector512.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Min(SingleLane512 a, SingleLane512 b) =>
        new(Avx512F.IsSupported ? Avx512F.Min(a._value, b._value) : Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Max(SingleLane512 a, SingleLane512 b) =>
        new(Avx512F.IsSupported ? Avx512F.Max(a._value, b._value) : Vector512.ConditionalSelect(Vector512.GreaterThan(a._value, b._value), a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 SelectLess(SingleLane512 a, SingleLane512 b, SingleLane512 x, SingleLane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 SelectLessOrEqual(SingleLane512 a, SingleLane512 b, SingleLane512 x, SingleLane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 SelectEqual(SingleLane512 a, SingleLane512 b, SingleLane512 x, SingleLane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(SingleLane512 value, SingleLane512 lower, SingleLane512 upper) =>
        !Vector512.LessThanOrEqualAll(lower._value, value._value) || !Vector512.LessThanOrEqualAll(value._value, upper._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(SingleLane512 a, SingleLane512 b) => Vector512.LessThanAny(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(SingleLane512 a, SingleLane512 b) => !Vector512.EqualsAll(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 CopySign(SingleLane512 magnitude, SingleLane512 sign) =>
        new(Vector512.ConditionalSelect(Vector512.Create(-0.0f), sign._value, magnitude._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 FlipSign(SingleLane512 value, SingleLane512 sign) => new(value._value ^ (sign._value & Vector512.Create(-0.0f)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 PowerOfTwo(SingleLane512 n) =>
        new((n._value + Vector512.Create(SingleBits.PowerBias)).AsInt32() << SingleBits.FractionBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Scale(SingleLane512 a, SingleLane512 anchored) => new(a._value.AsInt32() + (anchored._value.AsInt32() << SingleBits.FractionBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Exponent(SingleLane512 a) =>
        new((((a._value.AsInt32() >>> SingleBits.FractionBits) & Vector512.Create(SingleBits.ExponentMask)) | Vector512.Create(SingleBits.IntegerAnchorBits)).AsSingle() - Vector512.Create(SingleBits.ExponentBias));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Significand(SingleLane512 a) =>
        new((a._value.AsInt32() & Vector512.Create(SingleBits.FractionMask)) | Vector512.Create(SingleBits.OneBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 LargerMagnitude(SingleLane512 largest, SingleLane512 value) =>
        new(Vector512.Max(largest._value.AsInt32(), Vector512.Abs(value._value).AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Lost(SingleLane512 a, SingleLane512 b, SingleLane512 sum)
    {
        SingleLane512 shown = sum - a;
        return (a - (sum - shown)) + (b - shown);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 HigherBits(SingleLane512 a, SingleLane512 b) => new(Vector512.Max(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 LowerBits(SingleLane512 a, SingleLane512 b) => new(Vector512.Min(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 HigherUnsignedBits(SingleLane512 a, SingleLane512 b) => new(Vector512.Max(a._value.AsUInt32(), b._value.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 LowerUnsignedBits(SingleLane512 a, SingleLane512 b) => new(Vector512.Min(a._value.AsUInt32(), b._value.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 Share(SingleLane512 a, int lane) => new(Vector512.Create(a._value.GetElement(lane)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 ExponentialSeries(SingleLane512 r, ExponentialTerms<SingleLane512> terms) => Series.SingleExponential(r);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLane512 LogarithmSeries(SingleLane512 z) => Series.SingleLogarithm(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(SingleLane512 a, int lane) => (int)a._value.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(SingleLane512 a, int lane) => a._value.GetElement(lane);
}
