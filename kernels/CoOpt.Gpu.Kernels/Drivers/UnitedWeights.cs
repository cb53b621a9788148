using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Each lane's own weights; over arcs that a lane lacks flows what <see cref="Exchange.Own"/> says, which adds nothing.</summary>
internal readonly struct UnitedWeights : IArcWeights
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Of<TLane, TTables>(TTables tables, int place, TLane flow)
        where TLane : unmanaged, ILane<TLane>
        where TTables : struct, ITables
    {
        TLane weight = tables.Number<TLane>(place);
        return Exchange.Own<TLane, TTables>(weight, weight * flow);
    }
}
