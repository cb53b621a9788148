using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Costs;

/// <summary>(c/σ)·ln(1 + e^{σu}).</summary>
public readonly struct SoftplusPenalty : IPenalty
{
    /// <inheritdoc/>
    public static int NewtonSteps => 5;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Curvature<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T>
    {
        T slope = Sigmoid.Of(sharpness * excess);
        return weight * sharpness * slope * (T.Broadcast(1) - slope);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T> =>
        weight / sharpness * Sigmoid.Integral(sharpness * excess);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Slope<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T> =>
        weight * Sigmoid.Of(sharpness * excess);
}
