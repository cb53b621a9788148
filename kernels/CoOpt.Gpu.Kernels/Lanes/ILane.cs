using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Lanes;

/// <summary>
/// One number of each of <see cref="Width"/> instances side by side, float64 or float32. No operation mixes lanes, so an instance's numbers do not depend on the
/// width, on its place or on its neighbours. Every arithmetic operation is rounded once, to nearest, ties to even (IEEE 754).
/// </summary>
/// <typeparam name="T">The lane type itself.</typeparam>
public interface ILane<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>Instances per lane group.</summary>
    static abstract int Width { get; }

    /// <summary>Whether the numbers are float32.</summary>
    static abstract bool IsSingle { get; }

    /// <summary>1.5·2⁵² (float32: 1.5·2²³): adding and subtracting it rounds |a| ≤ 2⁵¹ (2²²) to the nearest integer, ties to even.</summary>
    static abstract double RoundingAnchor { get; }

    /// <summary>The greatest finite number.</summary>
    static abstract double Greatest { get; }

    /// <summary>The least positive number, subnormal.</summary>
    static abstract double Least { get; }

    /// <summary>ln 2 less its nearest number.</summary>
    static abstract double Ln2Rest { get; }

    /// <summary>The same number in every lane, rounded to the format of the lanes.</summary>
    static abstract T Broadcast(double value);

    /// <summary>The same, kept in a register where there are many: for the constants of a long loop, which a compiler would else read from memory again and again.</summary>
    static abstract T Resident(double value);

    /// <summary>The same float32 in every lane.</summary>
    static abstract T FromSingle(float value);

    /// <summary>The same integer in every lane; float32 rounds it beyond 2²⁴.</summary>
    static abstract T FromInteger(int value);

    /// <summary>a + b.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>a − b.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>a·b.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>a/b.</summary>
    static abstract T operator /(T a, T b);

    /// <summary>a with its sign bit flipped.</summary>
    static abstract T operator -(T a);

    /// <summary>a·b + c with one rounding.</summary>
    static abstract T FusedMultiplyAdd(T a, T b, T c);

    /// <summary>c − a·b with one rounding: the bits of (−a)·b + c.</summary>
    static abstract T FusedMultiplySubtractFrom(T a, T b, T c);

    /// <summary>√a.</summary>
    static abstract T Sqrt(T a);

    /// <summary>a with its sign bit cleared.</summary>
    static abstract T Abs(T a);

    /// <summary>a &lt; b ? a : b; where either is NaN: b.</summary>
    static abstract T Min(T a, T b);

    /// <summary>a &gt; b ? a : b; where either is NaN: b.</summary>
    static abstract T Max(T a, T b);

    /// <summary>a &lt; b ? x : y; where a or b is NaN: y.</summary>
    static abstract T SelectLess(T a, T b, T x, T y);

    /// <summary>a ≤ b ? x : y; where a or b is NaN: y.</summary>
    static abstract T SelectLessOrEqual(T a, T b, T x, T y);

    /// <summary>a = b ? x : y; where a or b is NaN: y.</summary>
    static abstract T SelectEqual(T a, T b, T x, T y);

    /// <summary>Whether any lane has not lower ≤ value ≤ upper; NaN is outside.</summary>
    static abstract bool AnyOutside(T value, T lower, T upper);

    /// <summary>Whether any lane has a &lt; b.</summary>
    static abstract bool AnyLess(T a, T b);

    /// <summary>Whether any lane has not a = b; NaN differs from everything.</summary>
    static abstract bool AnyDifferent(T a, T b);

    /// <summary>The magnitude of the first with the sign bit of the second.</summary>
    static abstract T CopySign(T magnitude, T sign);

    /// <summary>The first with its sign bit flipped where the second's is set.</summary>
    static abstract T FlipSign(T value, T sign);

    /// <summary>2ⁿ for integral n in −1022…1023 (float32: −126…127), made of bits. Elsewhere the result has no meaning.</summary>
    static abstract T PowerOfTwo(T n);

    /// <summary>a·2ⁿ by adding n to the exponent's bits; n comes as <see cref="RoundingAnchor"/> + n. a and the result must be normal, elsewhere it has no meaning; but a = +0 and n + the bias of exponents give 2ⁿ.</summary>
    static abstract T Scale(T a, T anchored);

    /// <summary>e with |a| = 2ᵉ·f, 1 ≤ f &lt; 2, for normal a. Elsewhere the result has no meaning.</summary>
    static abstract T Exponent(T a);

    /// <summary>f with |a| = 2ᵉ·f, 1 ≤ f &lt; 2, for normal a. Elsewhere the result has no meaning.</summary>
    static abstract T Significand(T a);

    /// <summary>max(largest, |value|) by bits, largest ≥ 0: NaN counts as larger than ∞, so it is never lost.</summary>
    static abstract T LargerMagnitude(T largest, T value);

    /// <summary>What rounding took from sum = a + b, exactly: a + b − sum. NaN, or infinite, where the sum is not finite.</summary>
    static abstract T Lost(T a, T b, T sum);

    /// <summary>The one whose bits are greater as a signed integer: any positive number before any negative one, of positive ones the larger, of negative ones the one of greater magnitude.</summary>
    static abstract T HigherBits(T a, T b);

    /// <summary>The one whose bits are less as a signed integer: any negative number before any positive one, of negative ones the one of less magnitude.</summary>
    static abstract T LowerBits(T a, T b);

    /// <summary>The one whose bits are greater as an unsigned integer: any negative number before any positive one, of negative ones the one of greater magnitude.</summary>
    static abstract T HigherUnsignedBits(T a, T b);

    /// <summary>The one whose bits are less as an unsigned integer: any positive number before any negative one, of positive ones the smaller.</summary>
    static abstract T LowerUnsignedBits(T a, T b);

    /// <summary>The polynomial of the format in <see cref="Series"/>: e^r for |r| ≤ ½ln 2.</summary>
    static abstract T ExponentialSeries(T r, ExponentialTerms<T> terms);

    /// <summary>The polynomial of the format in <see cref="Series"/>: Q(z).</summary>
    static abstract T LogarithmSeries(T z);

    /// <summary>The number of one lane in every lane.</summary>
    static abstract T Share(T a, int lane);

    /// <summary>The number of one lane, an integer within the range of int.</summary>
    static abstract int ToInteger(T a, int lane);

    /// <summary>The number of one lane.</summary>
    static abstract double Extract(T a, int lane);
}
