using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>The logistic function and its antiderivative, without overflow.</summary>
public static class Sigmoid
{
    // Well inside the range of the cheaper exponential.
    private const double Bound = 700;
    private const double SingleBound = 86;

    // A little less, for bounds that are rounded themselves.
    private const double Share = 0.98;

    /// <summary>σ(u) = 1/(1 + e^−u), within 3 ulp for |u| ≤ 700 (float32: 86) and constant beyond; NaN counts as −∞.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T u)
        where T : unmanaged, ILane<T> =>
        Fraction(T.Broadcast(1), -u);

    /// <summary>a/(1 + e^u), within 3 ulp for |u| ≤ 700 (float32: 86), e^u constant beyond; u = NaN counts as +∞, the same on every backend.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fraction<T>(T a, T u)
        where T : unmanaged, ILane<T> =>
        Fraction(a, u, new ExponentialTerms<T>(resident: false));

    /// <summary>a/(1 + e^u) with constants at hand.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <param name="a">a.</param>
    /// <param name="u">u.</param>
    /// <param name="terms">The constants.</param>
    /// <param name="within">Whether all |u| are known to be <see cref="Within{T}"/> the bound.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fraction<T>(T a, T u, ExponentialTerms<T> terms, bool within = false)
        where T : unmanaged, ILane<T>
    {
        if (within)
            return a / Exponential.OnePlusBounded(u, terms);
        T clamped = T.Max(T.Min(u, T.Broadcast(T.IsSingle ? SingleBound : Bound)), T.Broadcast(T.IsSingle ? -SingleBound : -Bound));
        return a / Exponential.OnePlusBounded(clamped, terms);
    }

    /// <summary>Whether numbers up to a bound, one per lane, need no clamping in any lane; a bound that is NaN does.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Within<T>(T bound)
        where T : unmanaged, ILane<T> =>
        !T.AnyOutside(bound, T.Broadcast(0), T.Broadcast(Share * (T.IsSingle ? SingleBound : Bound)));

    /// <summary>ln(1 + e^u) = max(u, 0) + ln(1 + e^−|u|), within 3 ulp; NaN for NaN.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Integral<T>(T u)
        where T : unmanaged, ILane<T> =>
        T.Max(T.Broadcast(0), u) + Logarithm.OfOnePlus(Exponential.Of(-T.Abs(u)));
}
