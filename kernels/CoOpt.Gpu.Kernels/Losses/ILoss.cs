using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>The local losses gᵢ over the nodes' own data.</summary>
public interface ILoss
{
    /// <summary>Entries of scratch that a worker needs.</summary>
    /// <param name="parameters">m.</param>
    /// <param name="classes">Classes of a multi-class loss, else 1.</param>
    static abstract int Scratch(int parameters, int classes);

    /// <summary>For each node i of this worker: writes ∇gᵢ(yᵢ) to <see cref="BatchLayout.Z"/>.</summary>
    /// <typeparam name="TLane">The lane.</typeparam>
    /// <typeparam name="TGroup">The group.</typeparam>
    /// <typeparam name="TState">The store of the state block.</typeparam>
    /// <typeparam name="TRows">The store of the rows block.</typeparam>
    /// <typeparam name="TTables">The shared tables.</typeparam>
    /// <param name="frame">What the driver works on.</param>
    /// <param name="at">Entry of y₁ in the state block.</param>
    static abstract void Gradients<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables;

    /// <summary>For each node i of this worker: writes gᵢ(θ) to entry <paramref name="target"/> + i·<paramref name="stride"/>.</summary>
    /// <typeparam name="TLane">The lane.</typeparam>
    /// <typeparam name="TGroup">The group.</typeparam>
    /// <typeparam name="TState">The store of the state block.</typeparam>
    /// <typeparam name="TRows">The store of the rows block.</typeparam>
    /// <typeparam name="TTables">The shared tables.</typeparam>
    /// <param name="frame">What the driver works on.</param>
    /// <param name="at">Entry of θ, the same for all nodes.</param>
    /// <param name="target">Where node 0's value goes.</param>
    /// <param name="stride">Entries from one node's value to the next's.</param>
    static abstract void Values<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, int target, int stride)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables;
}
