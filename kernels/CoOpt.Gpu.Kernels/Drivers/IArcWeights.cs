using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>How the weight of an arc enters what flows over it.</summary>
internal interface IArcWeights
{
    /// <summary>The flow times the weight at a place of the tables.</summary>
    static abstract TLane Of<TLane, TTables>(TTables tables, int place, TLane flow)
        where TLane : unmanaged, ILane<TLane>
        where TTables : struct, ITables;
}
