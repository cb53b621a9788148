using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>(1/Nᵢ) Σ ln(1 + e^{−l(w·φ + c)}) + (ridge/2)‖w‖², labels l = ±1, Nᵢ samples.</summary>
public readonly struct Logistic : IMargin
{
    /// <inheritdoc/>
    public static double Intercept => 1;

    /// <inheritdoc/>
    public static bool IsLight => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T margin, T target, T sharpness)
        where T : unmanaged, ILane<T> =>
        Sigmoid.Integral(-(target * margin));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Descent<T>(T margin, T target, SlopeTerms<T> terms, bool within)
        where T : unmanaged, ILane<T> =>
        Sigmoid.Fraction(target, target * margin, terms.Exponential, within);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Factor<T>(T weight, T samples)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(1) / samples;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Ridge<T>(T ridge)
        where T : unmanaged, ILane<T> =>
        ridge;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exponent<T>(T margin, T sharpness)
        where T : unmanaged, ILane<T> =>
        margin;
}
