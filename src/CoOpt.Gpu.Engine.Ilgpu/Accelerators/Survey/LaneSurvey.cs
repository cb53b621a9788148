using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;
using CoOpt.Gpu.Kernels.Drivers;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Algorithms.ScanReduceOperations;
using ILGPU.Runtime;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Survey;

/// <summary>
/// Looks over the lanes of a launch on the device: how many still run, how many steps they have done, how many trace rows wait; and lists the lanes that still run.
/// Counts, sums and maxima are of integers, and the order of lanes is kept, so the order of threads cannot change anything.
/// </summary>
/// <typeparam name="TLane">The lane.</typeparam>
/// <typeparam name="TNumber">The number.</typeparam>
internal sealed class LaneSurvey<TLane, TNumber> : IDisposable
    where TLane : unmanaged, IDeviceLane<TLane, TNumber>
    where TNumber : unmanaged
{
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _running;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _places;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _traceRows;
    private readonly MemoryBuffer1D<long, Stride1D.Dense> _steps;
    private readonly MemoryBuffer1D<long, Stride1D.Dense> _runningSteps;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _scratch;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _counts;
    private readonly MemoryBuffer1D<long, Stride1D.Dense> _sums;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<int>, ArrayView<TNumber>, TileGrid, ArrayView<int>, ArrayView<int>, ArrayView<long>, ArrayView<long>> _read;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>> _pack;
    private readonly Scan<int, Stride1D.Dense, Stride1D.Dense> _scan;
    private readonly Reduction<int, Stride1D.Dense> _count;
    private readonly Reduction<int, Stride1D.Dense> _most;
    private readonly Reduction<long, Stride1D.Dense> _sum;

    /// <summary>Takes room for <paramref name="lanes"/> lanes.</summary>
    public LaneSurvey(Accelerator accelerator, int lanes)
    {
        _running = accelerator.Allocate1D<int>(lanes);
        _places = accelerator.Allocate1D<int>(lanes);
        _traceRows = accelerator.Allocate1D<int>(lanes);
        _steps = accelerator.Allocate1D<long>(lanes);
        _runningSteps = accelerator.Allocate1D<long>(lanes);
        _scratch = accelerator.Allocate1D<int>(Math.Max(1, accelerator.ComputeScanTempStorageSize<int>(lanes)));
        _counts = accelerator.Allocate1D<int>(2);
        _sums = accelerator.Allocate1D<long>(2);
        _read = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, ArrayView<TNumber>, TileGrid, ArrayView<int>, ArrayView<int>, ArrayView<long>, ArrayView<long>>(Read);
        _pack = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>>(Pack);
        _scan = accelerator.CreateScan<int, Stride1D.Dense, Stride1D.Dense, AddInt32>(ScanKind.Exclusive);
        _count = accelerator.CreateReduction<int, Stride1D.Dense, AddInt32>();
        _most = accelerator.CreateReduction<int, Stride1D.Dense, MaxInt32>();
        _sum = accelerator.CreateReduction<long, Stride1D.Dense, AddInt64>();
    }

    /// <summary>Surveys the lanes in <paramref name="active"/>, at least one, and lists those that still run in <paramref name="next"/>, in the same order.</summary>
    public SurveySummary Take(AcceleratorStream stream, ArrayView1D<int, Stride1D.Dense> active, ArrayView1D<int, Stride1D.Dense> next, ArrayView<TNumber> rows, TileGrid grid)
    {
        var count = active.IntLength;
        var (running, places) = (_running.View.SubView(0, count), _places.View.SubView(0, count));
        var (traceRows, steps, runningSteps) = (_traceRows.View.SubView(0, count), _steps.View.SubView(0, count), _runningSteps.View.SubView(0, count));
        _read(stream, count, active, rows, grid, running, traceRows, steps, runningSteps);
        _count(stream, running, _counts.View.SubView(0, 1));
        _most(stream, traceRows, _counts.View.SubView(1, 1));
        _sum(stream, steps, _sums.View.SubView(0, 1));
        _sum(stream, runningSteps, _sums.View.SubView(1, 1));
        _scan(stream, running, places, _scratch.View);
        _pack(stream, count, active, running, places, next);
        var (counts, sums) = (_counts.GetAsArray1D(stream), _sums.GetAsArray1D(stream));
        return new SurveySummary(counts[0], counts[1], sums[0], sums[1]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _running.Dispose();
        _places.Dispose();
        _traceRows.Dispose();
        _steps.Dispose();
        _runningSteps.Dispose();
        _scratch.Dispose();
        _counts.Dispose();
        _sums.Dispose();
    }

    private static void Read(
        Index1D t, ArrayView<int> active, ArrayView<TNumber> rows, TileGrid grid, ArrayView<int> running, ArrayView<int> traceRows, ArrayView<long> steps, ArrayView<long> runningSteps)
    {
        var first = grid.Rows(active[t]);
        var goesOn = TLane.Whole(rows[first + (Row.Status * grid.Width)]) < LaneStatus.Converged;
        var done = TLane.Whole(rows[first + (Row.Steps * grid.Width)]) + TLane.Whole(rows[first + (Row.Rejected * grid.Width)]);
        running[t] = goesOn ? 1 : 0;
        traceRows[t] = (int)TLane.Whole(rows[first + (Row.TraceCount * grid.Width)]);
        steps[t] = done;
        runningSteps[t] = goesOn ? done : 0;
    }

    private static void Pack(Index1D t, ArrayView<int> active, ArrayView<int> running, ArrayView<int> places, ArrayView<int> next)
    {
        if (running[t] != 0)
        {
            next[places[t]] = active[t];
        }
    }
}
