using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Weights as the tables give them.</summary>
internal readonly struct GivenWeights : IArcWeights
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Of<TLane, TTables>(TTables tables, int place, TLane flow)
        where TLane : unmanaged, ILane<TLane>
        where TTables : struct, ITables =>
        tables.Number<TLane>(place) * flow;
}
