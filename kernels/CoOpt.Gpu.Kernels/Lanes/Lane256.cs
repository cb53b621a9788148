using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>4 instances side by side in one 256-bit vector. The x86 instructions for min and max give the second operand for NaN and equal numbers, as the interface asks.</summary>
public readonly struct Lane256(Vector256<double> value) : ILane<Lane256>
{
    private readonly Vector256<double> _value = value;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static bool IsSingle => false;

    /// <inheritdoc/>
    public static double RoundingAnchor => LaneBits.RoundingAnchor;

    /// <inheritdoc/>
    public static double Greatest => double.MaxValue;

    /// <inheritdoc/>
    public static double Least => double.Epsilon;

    private Lane256(Vector256<long> bits)
        : this(bits.AsDouble())
    {
    }

    /// <inheritdoc/>
    public static double Ln2Rest => 2.3190468138462996e-17;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Broadcast(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Resident(double value) => new(Vector256.Create(Volatile.Read(ref value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 FromSingle(float value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 FromInteger(int value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator +(Lane256 a, Lane256 b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator -(Lane256 a, Lane256 b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator *(Lane256 a, Lane256 b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator /(Lane256 a, Lane256 b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator -(Lane256 a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 FusedMultiplyAdd(Lane256 a, Lane256 b, Lane256 c) => new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 FusedMultiplySubtractFrom(Lane256 a, Lane256 b, Lane256 c) =>
        new(Fma.IsSupported ? Fma.MultiplyAddNegated(a._value, b._value, c._value) : Vector256.FusedMultiplyAdd(-a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Sqrt(Lane256 a) => new(Vector256.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Abs(Lane256 a) => new(Vector256.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Min(Lane256 a, Lane256 b) =>
        new(Avx.IsSupported ? Avx.Min(a._value, b._value) : Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Max(Lane256 a, Lane256 b) =>
        new(Avx.IsSupported ? Avx.Max(a._value, b._value) : Vector256.ConditionalSelect(Vector256.GreaterThan(a._value, b._value), a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 SelectLess(Lane256 a, Lane256 b, Lane256 x, Lane256 y) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 SelectLessOrEqual(Lane256 a, Lane256 b, Lane256 x, Lane256 y) =>
        new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 SelectEqual(Lane256 a, Lane256 b, Lane256 x, Lane256 y) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(Lane256 value, Lane256 lower, Lane256 upper) =>
        !Vector256.LessThanOrEqualAll(lower._value, value._value) || !Vector256.LessThanOrEqualAll(value._value, upper._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Lane256 a, Lane256 b) => Vector256.LessThanAny(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(Lane256 a, Lane256 b) => !Vector256.EqualsAll(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 CopySign(Lane256 magnitude, Lane256 sign) =>
        new(Vector256.ConditionalSelect(Vector256.Create(-0.0), sign._value, magnitude._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 FlipSign(Lane256 value, Lane256 sign) => new(value._value ^ (sign._value & Vector256.Create(-0.0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 PowerOfTwo(Lane256 n) =>
        new((n._value + Vector256.Create(LaneBits.PowerBias)).AsInt64() << LaneBits.FractionBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Scale(Lane256 a, Lane256 anchored) => new(a._value.AsInt64() + (anchored._value.AsInt64() << LaneBits.FractionBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Exponent(Lane256 a) =>
        new((((a._value.AsInt64() >>> LaneBits.FractionBits) & Vector256.Create(LaneBits.ExponentMask)) | Vector256.Create(LaneBits.IntegerAnchorBits)).AsDouble() - Vector256.Create(LaneBits.ExponentBias));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Significand(Lane256 a) =>
        new((a._value.AsInt64() & Vector256.Create(LaneBits.FractionMask)) | Vector256.Create(LaneBits.OneBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 LargerMagnitude(Lane256 largest, Lane256 value) =>
        new(Vector256.Max(largest._value.AsInt64(), Vector256.Abs(value._value).AsInt64()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Lost(Lane256 a, Lane256 b, Lane256 sum)
    {
        Lane256 shown = sum - a;
        return (a - (sum - shown)) + (b - shown);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 HigherBits(Lane256 a, Lane256 b) => new(Vector256.Max(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 LowerBits(Lane256 a, Lane256 b) => new(Vector256.Min(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 HigherUnsignedBits(Lane256 a, Lane256 b) => new(Vector256.Max(a._value.AsUInt64(), b._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 LowerUnsignedBits(Lane256 a, Lane256 b) => new(Vector256.Min(a._value.AsUInt64(), b._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Share(Lane256 a, int lane) => new(Vector256.Create(a._value.GetElement(lane)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 ExponentialSeries(Lane256 r, ExponentialTerms<Lane256> terms) => Series.Exponential(r, terms);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 LogarithmSeries(Lane256 z) => Series.Logarithm(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(Lane256 a, int lane) => (int)a._value.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(Lane256 a, int lane) => a._value.GetElement(lane);
}
