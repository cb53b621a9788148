using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>Σ (w·φ − ν − t)².</summary>
public readonly struct LeastSquares : IMargin
{
    /// <inheritdoc/>
    public static double Intercept => -1;

    /// <inheritdoc/>
    public static bool IsLight => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T margin, T target, T sharpness)
        where T : unmanaged, ILane<T> =>
        (margin - target) * (margin - target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Descent<T>(T margin, T target, SlopeTerms<T> terms, bool within)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(-2) * (margin - target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Factor<T>(T weight, T samples)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Ridge<T>(T ridge)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exponent<T>(T margin, T sharpness)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(0);
}
