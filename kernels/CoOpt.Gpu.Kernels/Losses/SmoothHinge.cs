using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>w·w + C Σ (1/μ) ln(1 + e^{μ(1 − l(w·φ − ν))}), labels l = ±1: the smoothed support vector machine of arXiv 2510.25176.</summary>
public readonly struct SmoothHinge : IMargin
{
    /// <inheritdoc/>
    public static double Intercept => -1;

    /// <inheritdoc/>
    public static bool IsLight => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T margin, T target, T sharpness)
        where T : unmanaged, ILane<T> =>
        Sigmoid.Integral(sharpness * (T.Broadcast(1) - (target * margin))) / sharpness;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Descent<T>(T margin, T target, SlopeTerms<T> terms, bool within)
        where T : unmanaged, ILane<T> =>
        Sigmoid.Fraction(target, T.FusedMultiplyAdd(terms.Sharpness, target * margin, terms.Opposite), terms.Exponential, within);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Factor<T>(T weight, T samples)
        where T : unmanaged, ILane<T> =>
        weight;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Ridge<T>(T ridge)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exponent<T>(T margin, T sharpness)
        where T : unmanaged, ILane<T> =>
        T.FusedMultiplyAdd(sharpness, margin, sharpness);
}
