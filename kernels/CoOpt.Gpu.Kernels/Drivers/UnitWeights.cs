using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Every arc has weight 1, and a flow times 1 is that flow, bit by bit: nothing is read and nothing multiplied.</summary>
internal readonly struct UnitWeights : IArcWeights
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Of<TLane, TTables>(TTables tables, int place, TLane flow)
        where TLane : unmanaged, ILane<TLane>
        where TTables : struct, ITables =>
        flow;
}
