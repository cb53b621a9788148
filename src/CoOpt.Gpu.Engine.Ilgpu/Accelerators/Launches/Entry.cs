using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Groups;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using ILGPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>The kernels of one closed driver, one per mapping; their parameters are those of <see cref="EntryLauncher{TNumber}"/>.</summary>
internal static class Entry<TLane, TNumber, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>
    where TLane : unmanaged, IDeviceLane<TLane, TNumber>
    where TNumber : unmanaged
    where TTables : struct, IDeviceTables<TTables, TNumber>
    where TCoupling : struct, ICoupling
    where TQuantizer : struct, IQuantizer
    where TPenalty : struct, IPenalty
    where TLoss : struct, ILoss
    where TStepper : struct, IStepper
{
    /// <summary>A thread for each active lane, its blocks in interleaved global memory.</summary>
    public static void ThreadPerInstance(
        ArrayView<int> active, int count, ArrayView<long> structures, ArrayView<int> integers, ArrayView<TNumber> reals, ArrayView<TNumber> states, ArrayView<TNumber> rows, TileGrid grid, BatchLayout layout, int iterations)
    {
        var thread = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (thread >= count)
        {
            return;
        }

        var lane = active[thread];
        Advance(
            default(SingleWorker),
            new InterleavedStore<TLane, TNumber>(states.SubView(grid.State(lane)), grid.Width),
            new InterleavedStore<TLane, TNumber>(rows.SubView(grid.Rows(lane)), grid.Width),
            Tables(structures, integers, reals, lane),
            layout,
            iterations);
    }

    /// <summary>A group for each active lane, its blocks in global memory.</summary>
    public static void GroupPerInstance(
        ArrayView<int> active, int count, ArrayView<long> structures, ArrayView<int> integers, ArrayView<TNumber> reals, ArrayView<TNumber> states, ArrayView<TNumber> rows, TileGrid grid, BatchLayout layout, int iterations)
    {
        var lane = active[Grid.IdxX];
        Advance(
            default(ThreadGroup),
            new DenseStore<TLane, TNumber>(states.SubView(grid.State(lane))),
            new DenseStore<TLane, TNumber>(rows.SubView(grid.Rows(lane))),
            Tables(structures, integers, reals, lane),
            layout,
            iterations);
    }

    /// <summary>A group for each active lane; the state block lies in shared memory during the launch.</summary>
    public static void GroupPerInstanceShared(
        ArrayView<int> active, int count, ArrayView<long> structures, ArrayView<int> integers, ArrayView<TNumber> reals, ArrayView<TNumber> states, ArrayView<TNumber> rows, TileGrid grid, BatchLayout layout, int iterations)
    {
        var lane = active[Grid.IdxX];
        var home = states.SubView(grid.State(lane));
        var state = SharedMemory.GetDynamic<TNumber>();
        for (var e = Group.IdxX; e < layout.PersistentSize; e += Group.DimX)
        {
            state[e] = home[e];
        }

        Group.Barrier();
        Advance(
            default(ThreadGroup),
            new DenseStore<TLane, TNumber>(state),
            new DenseStore<TLane, TNumber>(rows.SubView(grid.Rows(lane))),
            Tables(structures, integers, reals, lane),
            layout,
            iterations);
        Group.Barrier();
        for (var e = Group.IdxX; e < layout.PersistentSize; e += Group.DimX)
        {
            home[e] = state[e];
        }
    }

    private static void Advance<TGroup, TStore>(TGroup group, TStore state, TStore rows, TTables tables, BatchLayout layout, int iterations)
        where TGroup : struct, IGroup
        where TStore : struct, Kernels.Stores.IStore<TLane> =>
        CoOptimization.Advance<TLane, TGroup, TStore, TStore, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(group, state, rows, tables, layout, iterations);

    // Where a lane's structure begins in the integers and in the reals.
    private static TTables Tables(ArrayView<long> structures, ArrayView<int> integers, ArrayView<TNumber> reals, int lane) =>
        TTables.Of(integers.SubView(structures[2 * lane]), reals.SubView(structures[(2 * lane) + 1]));
}
