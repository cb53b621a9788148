using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>What every phase of a driver is given: the worker, the two blocks, the tables and where things lie.</summary>
/// <typeparam name="TLane">The lane.</typeparam>
/// <typeparam name="TGroup">The group.</typeparam>
/// <typeparam name="TState">The store of the state block.</typeparam>
/// <typeparam name="TRows">The store of the rows block.</typeparam>
/// <typeparam name="TTables">The shared tables.</typeparam>
public readonly struct Frame<TLane, TGroup, TState, TRows, TTables>(TGroup group, TState state, TRows rows, TTables tables, BatchLayout layout)
    where TLane : unmanaged, ILane<TLane>
    where TGroup : struct, IGroup
    where TState : struct, IStore<TLane>
    where TRows : struct, IStore<TLane>
    where TTables : struct, ITables
{
    /// <summary>The worker and its group.</summary>
    public TGroup Group { get; } = group;

    /// <summary>The state block.</summary>
    public TState State { get; } = state;

    /// <summary>The rows block.</summary>
    public TRows Rows { get; } = rows;

    /// <summary>Networks and data.</summary>
    public TTables Tables { get; } = tables;

    /// <summary>Where things lie.</summary>
    public BatchLayout Layout { get; } = layout;
}
