using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Begin and end of a launch: scratch is made ready, fresh lanes are started, statistics are brought home.</summary>
internal static class Launch
{
    // What counts as divergence: this many times the largest number of the start, or of 1.
    private const double DivergenceFactor = 1e6;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Open<TLane, TGroup, TState, TRows, TTables, TQuantizer, TLoss>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
        where TLoss : struct, ILoss
    {
        var layout = frame.Layout;
        if (TQuantizer.Quantizes)
            Alphabet.Clear(frame);
        Memory.Clear<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame);
        frame.Group.Barrier();
        if (AnyWith(frame, Row.StartAtZero))
        {
            TLoss.Gradients(frame, layout.Y);
            SetTrackers(frame);
        }

        frame.Group.Barrier();
        if (AnyWith(frame, -1))
        {
            Invariants.Sum(frame);
            frame.Group.Barrier();
            if (frame.Group.Rank == 0)
                Start(frame);
        }

        frame.Group.Barrier();
        if (frame.Group.Rank == 0)
            frame.Rows.Store(Row.TraceCount, TLane.Broadcast(0));
        frame.Group.Barrier();
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Close<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
    {
        frame.Group.Barrier();
        if (!TQuantizer.Counts || frame.Group.Rank != 0)
            return;

        // Over an undirected link both ends send their difference, of which one was computed; in a directed graph there are as many arcs as links.
        int graph = frame.Tables.Index(StructureTable.Directory);
        bool bothWays = TCoupling.QuantizesDifferences && frame.Tables.Index(graph) > frame.Tables.Index(graph + 1);
        for (int worker = 0; worker < frame.Group.Size; worker++)
            AlphabetRows.Merge<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, worker, bothWays);
    }

    // Whether any lane is fresh, and has 1 in a row where one is named.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AnyWith<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int row)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane one = TLane.Broadcast(1), zero = TLane.Broadcast(0);
        TLane fresh = TLane.SelectEqual(frame.Rows.Load(Row.Status), TLane.Broadcast(LaneStatus.Fresh), one, zero);
        return TLane.AnyLess(zero, row < 0 ? fresh : fresh * frame.Rows.Load(row));
    }

    // s(0) = −∇g(y(0)), so that z(0) = 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetTrackers<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        TLane zero = TLane.Broadcast(0);
        TLane fresh = TLane.SelectEqual(frame.Rows.Load(Row.Status), TLane.Broadcast(LaneStatus.Fresh), frame.Rows.Load(Row.StartAtZero), zero);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            for (int e = i * layout.Parameters; e < (i + 1) * layout.Parameters; e++)
                frame.State.Store(layout.S + e, TLane.SelectLess(zero, fresh, -frame.State.Load(layout.Z + e), frame.State.Load(layout.S + e)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Start<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1);
        TLane fresh = TLane.SelectEqual(frame.Rows.Load(Row.Status), TLane.Broadcast(LaneStatus.Fresh), one, zero);
        TLane largest = zero;
        for (int e = 0; e < layout.PointSize; e++)
            largest = TLane.LargerMagnitude(largest, frame.State.Load(e));
        for (int c = 0; c < layout.Parameters; c++)
            Set(frame, fresh, layout.InitialSum + c, frame.State.Load(layout.Sums + c));

        Set(frame, fresh, Row.DivergenceLimit, TLane.Broadcast(DivergenceFactor) * TLane.Max(largest, one));
        Set(frame, fresh, Row.FeasibilityMax, TLane.Abs(frame.State.Load(layout.Sums + layout.Parameters) - frame.Rows.Load(Row.Demand)));
        for (int row = Row.Steps; row <= Row.Rejected; row++)
            Set(frame, fresh, row, zero);
        for (int row = Row.TrackerDriftMax; row <= Row.Underflows; row++)
            Set(frame, fresh, row, zero);
        Set(frame, fresh, Row.OutcomeStep, zero);
        Set(frame, fresh, Row.OutcomeVariable, zero);
        Set(frame, fresh, Row.TraceIndex, zero);
        Set(frame, fresh, Row.Hit, zero);
        Set(frame, fresh, Row.Price, zero);
        Set(frame, fresh, Row.Stopped, zero);
        Set(frame, fresh, Row.NextStep, frame.Rows.Load(Row.StepSize));
        AlphabetRows.Clear(frame, fresh);
        Set(frame, fresh, Row.Status, TLane.Broadcast(LaneStatus.Running));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane mask, int row, TLane value)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        frame.Rows.Store(row, TLane.SelectLess(TLane.Broadcast(0), mask, value, frame.Rows.Load(row)));
}
