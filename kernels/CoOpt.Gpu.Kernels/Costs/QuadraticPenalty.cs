using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Costs;

/// <summary>c·max(u, 0)².</summary>
public readonly struct QuadraticPenalty : IPenalty
{
    /// <inheritdoc/>
    public static int NewtonSteps => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Curvature<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T> =>
        T.SelectLess(T.Broadcast(0), excess, T.Broadcast(2) * weight, T.Broadcast(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T>
    {
        T outside = T.Max(T.Broadcast(0), excess);
        return weight * outside * outside;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Slope<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(2) * weight * T.Max(T.Broadcast(0), excess);
}
