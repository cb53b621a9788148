using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>No training, m = 0: gᵢ = 0, and only x moves.</summary>
public readonly struct NoLoss : ILoss
{
    /// <inheritdoc/>
    public static int Scratch(int parameters, int classes) => 0;

    /// <inheritdoc/>
    public static void Gradients<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Values<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, int target, int stride)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
            frame.State.Store(target + (i * stride), TLane.Broadcast(0));
    }
}
