using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Costs;

/// <summary>No penalty: 0.</summary>
public readonly struct NoPenalty : IPenalty
{
    /// <inheritdoc/>
    public static int NewtonSteps => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Curvature<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Slope<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(0);
}
