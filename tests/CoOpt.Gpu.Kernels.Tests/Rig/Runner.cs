using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>A closed driver, ready to run cases that share a structure side by side.</summary>
internal static unsafe class Runner<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>
    where TCoupling : struct, ICoupling
    where TQuantizer : struct, IQuantizer
    where TPenalty : struct, IPenalty
    where TLoss : struct, ILoss
    where TStepper : struct, IStepper
{
    private const int TraceCapacity = 64;

    /// <summary>Runs cases in the lanes of one group; a null leaves its lane vacant.</summary>
    public static LaneResult?[] Run<TLane>(Case?[] lanes, int iterations = 1000, int workers = 1)
        where TLane : unmanaged, ILane<TLane>
    {
        Case first = lanes.First(c => c is not null)!;
        int width = TLane.Width;
        bool united = lanes.Any(c => c is not null && c.Graphs != first.Graphs);
        var packer = united ? Union.Pack(first, lanes) : first.Pack();
        var layout = CoOptimization.LayoutFor<TCoupling, TLoss, TStepper>(first.Nodes, first.Parameters, packer.MostEdges, first.Classes, workers, TraceCapacity);
        int[] integers = packer.Integers;
        double[] reals = united ? Union.Reals(lanes, width) : packer.Reals;
        float[] singles = Array.ConvertAll(reals, r => (float)r);
        Block state = Block.Allocate(layout.StateSize * width, TLane.IsSingle), rows = Block.Allocate(layout.RowsSize * width, TLane.IsSingle);
        try
        {
            for (int e = 0; e < layout.StateSize * width; e++)
                state[e] = double.NaN;
            for (int e = 0; e < layout.RowsSize * width; e++)
                rows[e] = double.NaN;
            for (int lane = 0; lane < width; lane++)
                PackLane(lane < lanes.Length ? lanes[lane] : null, first, layout, state + lane, rows + lane, width);

            var traces = Enumerable.Range(0, width).Select(_ => new List<double[]>()).ToArray();
            fixed (int* i = integers)
            fixed (double* r = reals)
            fixed (float* f = singles)
            {
                bool running = true;
                while (running)
                {
                    Advance<TLane>(state, rows, (nint)i, TLane.IsSingle ? (nint)f : (nint)r, united, layout, iterations);
                    running = false;
                    for (int lane = 0; lane < width; lane++)
                    {
                        running |= rows[(Row.Status * width) + lane] == LaneStatus.Running;
                        Collect(traces[lane], layout, rows + lane, width);
                    }
                }
            }

            return [.. lanes.Select((c, lane) => c is null ? null : Read(layout, state + lane, rows + lane, width, traces[lane]))];
        }
        finally
        {
            state.Free();
            rows.Free();
        }
    }

    /// <summary>Runs one case alone in a scalar lane.</summary>
    public static LaneResult Run(Case alone, int iterations = 1000) => Run<ScalarLane>([alone], iterations)[0]!;

    private static void Advance<TLane>(Block state, Block rows, nint integers, nint reals, bool united, BatchLayout layout, int iterations)
        where TLane : unmanaged, ILane<TLane>
    {
        if (united)
            Advance<TLane, UnitedTables>(state, rows, new((int*)integers, (void*)reals), layout, iterations);
        else if (TLane.IsSingle)
            Advance<TLane, SinglePointerTables>(state, rows, new((int*)integers, (float*)reals), layout, iterations);
        else
            Advance<TLane, PointerTables>(state, rows, new((int*)integers, (double*)reals), layout, iterations);
    }

    private static void Advance<TLane, TTables>(Block state, Block rows, TTables tables, BatchLayout layout, int iterations)
        where TLane : unmanaged, ILane<TLane>
        where TTables : struct, ITables
    {
        if (layout.Workers == 1)
        {
            Launch<SingleWorker>(default);
            return;
        }

        using var barrier = new Barrier(layout.Workers);
        var threads = Enumerable.Range(0, layout.Workers).Select(rank => new Thread(() => Launch(new ThreadGroup(rank, layout.Workers, barrier)))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        void Launch<TGroup>(TGroup group)
            where TGroup : struct, IGroup =>
            CoOptimization.Advance<TLane, TGroup, PointerStore<TLane>, PointerStore<TLane>, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(
                group, new(state.Start), new(rows.Start), tables, layout, iterations);
    }

    private static void PackLane(Case? lane, Case filler, BatchLayout layout, Block state, Block rows, int width)
    {
        Case c = lane ?? filler;
        Put(c.X, state, BatchLayout.X, width);
        Put(c.Y, state, layout.Y, width);
        for (int e = layout.S; e < layout.PersistentSize; e++)
            state[e * width] = 0;
        foreach ((int row, double value) in c.Rows)
            rows[row * width] = value;
        rows[Row.Status * width] = lane is null ? LaneStatus.Vacant : LaneStatus.Fresh;
        Put(c.Capacity, rows, BatchLayout.Capacity, width);
        Put(c.Workload, rows, layout.Workload, width);
        Put(c.Lower, rows, layout.Lower, width);
        Put(c.Upper, rows, layout.Upper, width);
        Put(c.Optimum, rows, layout.Optimum, width);
    }

    private static void Put(double[] values, Block block, int at, int width)
    {
        for (int e = 0; e < values.Length; e++)
            block[(at + e) * width] = values[e];
    }

    private static void Collect(List<double[]> trace, BatchLayout layout, Block rows, int width)
    {
        int count = (int)rows[Row.TraceCount * width];
        for (int r = 0; r < count; r++)
        {
            var row = Take(rows, layout.Trace + (r * TraceColumn.Count), TraceColumn.Count, width);
            if (row[TraceColumn.Step] >= 0)
                trace.Add(row);
        }
    }

    private static LaneResult Read(BatchLayout layout, Block state, Block rows, int width, List<double[]> trace) => new(
        Take(state, BatchLayout.X, layout.Nodes, width),
        Take(state, layout.Y, layout.Nodes * layout.Parameters, width),
        Take(state, layout.S, layout.Nodes * layout.Parameters, width),
        Take(rows, 0, Row.Count, width),
        trace);

    private static double[] Take(Block block, int at, int count, int width)
    {
        var values = new double[count];
        for (int e = 0; e < count; e++)
            values[e] = block[(at + e) * width];
        return values;
    }
}
