using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>8 instances side by side in one 512-bit vector. The x86 instructions for min and max give the second operand for NaN and equal numbers, as the interface asks.</summary>
public readonly struct Lane512(Vector512<double> value) : ILane<Lane512>
{
    // Of two numbers the one of lesser or of greater magnitude, with its own sign.
    private const byte LesserMagnitude = 0b0110;
    private const byte GreaterMagnitude = 0b0111;

    private readonly Vector512<double> _value = value;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static bool IsSingle => false;

    /// <inheritdoc/>
    public static double RoundingAnchor => LaneBits.RoundingAnchor;

    /// <inheritdoc/>
    public static double Greatest => double.MaxValue;

    /// <inheritdoc/>
    public static double Least => double.Epsilon;

    private Lane512(Vector512<long> bits)
        : this(bits.AsDouble())
    {
    }

    /// <inheritdoc/>
    public static double Ln2Rest => 2.3190468138462996e-17;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Broadcast(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Resident(double value) => new(Vector512.Create(Volatile.Read(ref value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 FromSingle(float value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 FromInteger(int value) => Broadcast(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator +(Lane512 a, Lane512 b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator -(Lane512 a, Lane512 b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator *(Lane512 a, Lane512 b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator /(Lane512 a, Lane512 b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator -(Lane512 a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 FusedMultiplyAdd(Lane512 a, Lane512 b, Lane512 c) => new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 FusedMultiplySubtractFrom(Lane512 a, Lane512 b, Lane512 c) =>
        new(Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a._value, b._value, c._value) : Vector512.FusedMultiplyAdd(-a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Sqrt(Lane512 a) => new(Vector512.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Abs(Lane512 a) => new(Vector512.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Min(Lane512 a, Lane512 b) =>
        new(Avx512F.IsSupported ? Avx512F.Min(a._value, b._value) : Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Max(Lane512 a, Lane512 b) =>
        new(Avx512F.IsSupported ? Avx512F.Max(a._value, b._value) : Vector512.ConditionalSelect(Vector512.GreaterThan(a._value, b._value), a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 SelectLess(Lane512 a, Lane512 b, Lane512 x, Lane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 SelectLessOrEqual(Lane512 a, Lane512 b, Lane512 x, Lane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 SelectEqual(Lane512 a, Lane512 b, Lane512 x, Lane512 y) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a._value, b._value), x._value, y._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOutside(Lane512 value, Lane512 lower, Lane512 upper) =>
        !Vector512.LessThanOrEqualAll(lower._value, value._value) || !Vector512.LessThanOrEqualAll(value._value, upper._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Lane512 a, Lane512 b) => Vector512.LessThanAny(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyDifferent(Lane512 a, Lane512 b) => !Vector512.EqualsAll(a._value, b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 CopySign(Lane512 magnitude, Lane512 sign) =>
        new(Vector512.ConditionalSelect(Vector512.Create(-0.0), sign._value, magnitude._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 FlipSign(Lane512 value, Lane512 sign) => new(value._value ^ (sign._value & Vector512.Create(-0.0)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 PowerOfTwo(Lane512 n) =>
        new((n._value + Vector512.Create(LaneBits.PowerBias)).AsInt64() << LaneBits.FractionBits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Scale(Lane512 a, Lane512 anchored) => new(a._value.AsInt64() + (anchored._value.AsInt64() << LaneBits.FractionBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Exponent(Lane512 a) =>
        new((((a._value.AsInt64() >>> LaneBits.FractionBits) & Vector512.Create(LaneBits.ExponentMask)) | Vector512.Create(LaneBits.IntegerAnchorBits)).AsDouble() - Vector512.Create(LaneBits.ExponentBias));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Significand(Lane512 a) =>
        new((a._value.AsInt64() & Vector512.Create(LaneBits.FractionMask)) | Vector512.Create(LaneBits.OneBits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 LargerMagnitude(Lane512 largest, Lane512 value) =>
        new(Vector512.Max(largest._value.AsInt64(), Vector512.Abs(value._value).AsInt64()));

    // With the larger of the two at hand one subtraction less does (T. J. Dekker's sum): both forms are exact, and a 0 of either sign where nothing is lost, which a carry that begins at +0 absorbs.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Lost(Lane512 a, Lane512 b, Lane512 sum)
    {
        if (Avx512DQ.IsSupported)
            return new(Avx512DQ.Range(a._value, b._value, LesserMagnitude) - (sum._value - Avx512DQ.Range(a._value, b._value, GreaterMagnitude)));
        Lane512 shown = sum - a;
        return (a - (sum - shown)) + (b - shown);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 HigherBits(Lane512 a, Lane512 b) => new(Vector512.Max(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 LowerBits(Lane512 a, Lane512 b) => new(Vector512.Min(a._value.AsInt64(), b._value.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 HigherUnsignedBits(Lane512 a, Lane512 b) => new(Vector512.Max(a._value.AsUInt64(), b._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 LowerUnsignedBits(Lane512 a, Lane512 b) => new(Vector512.Min(a._value.AsUInt64(), b._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Share(Lane512 a, int lane) => new(Vector512.Create(a._value.GetElement(lane)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 ExponentialSeries(Lane512 r, ExponentialTerms<Lane512> terms) => Series.Exponential(r, terms);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 LogarithmSeries(Lane512 z) => Series.Logarithm(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInteger(Lane512 a, int lane) => (int)a._value.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(Lane512 a, int lane) => a._value.GetElement(lane);
}
