using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// Which lanes step, on which graph, and whether a trace point is due. Lanes have their own step counters. The lanes of a group step on one graph at a time: that of the lane furthest behind; a lane
/// that is on another graph by then waits, which changes nothing in its numbers.
/// </summary>
internal static class Schedule
{
    /// <summary>Plans the next iteration; the first worker does it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Plan<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1);
        TLane running = TLane.SelectEqual(frame.Rows.Load(Row.Status), TLane.Broadcast(LaneStatus.Running), one, zero);
        TLane steps = frame.Rows.Load(Row.Steps), time = frame.Rows.Load(Row.Time);

        TLane every = frame.Rows.Load(Row.TraceEvery), passed = frame.Rows.Load(Row.TraceIndex);
        TLane byStep = TLane.SelectLessOrEqual(passed * every, steps, one, zero);
        TLane byTime = TLane.SelectLessOrEqual(passed * frame.Rows.Load(Row.TraceEveryTime), time, one, zero);
        TLane due = TLane.SelectLess(zero, every, byStep, byTime);
        due = TLane.SelectLessOrEqual(frame.Rows.Load(Row.StepLimit), steps, one, due);
        due = TLane.SelectLessOrEqual(frame.Rows.Load(Row.TimeLimit), time, one, due);
        due *= running;
        frame.Rows.Store(Row.Due, due);
        frame.Rows.Store(Row.AnyDue, TLane.AnyLess(zero, due) ? one : zero);
        frame.Rows.Store(Row.Running, TLane.AnyLess(zero, running) ? one : zero);

        TLane step = frame.Rows.Load(Row.StepSize);
        frame.Rows.Store(Row.TrialStep, step);
        frame.Rows.Store(Row.TrialTime, (steps + one) * step);

        int graphs = frame.Tables.Index(StructureTable.Graphs);
        if (graphs == 1)
        {
            frame.Rows.Store(Row.Graph, zero);
            frame.Rows.Store(Row.Active, running);
            return;
        }

        TLane slot = Slot(frame, steps, time);
        TLane pool = TLane.FromInteger(graphs);
        TLane graph = slot - (pool * Rounding.Down(slot / pool));
        TLane behind = TLane.Broadcast(double.PositiveInfinity), chosen = zero;
        for (int lane = 0; lane < TLane.Width; lane++)
        {
            TLane lanes = TLane.Share(slot, lane);
            if (TLane.AnyLess(zero, TLane.Share(running, lane)) && TLane.AnyLess(lanes, behind))
            {
                behind = lanes;
                chosen = TLane.Share(graph, lane);
            }
        }

        frame.Rows.Store(Row.Graph, chosen);
        frame.Rows.Store(Row.Active, TLane.SelectEqual(graph, chosen, running, zero));
    }

    /// <summary>Switches passed: ⌊k/every⌋, or the number of switching times reached.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLane Slot<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane steps, TLane time)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0);
        TLane every = frame.Rows.Load(Row.SwitchEvery), everyTime = frame.Rows.Load(Row.SwitchEveryTime);
        TLane byTime = TLane.SelectLess(zero, everyTime, Rounding.Slot(time, everyTime), zero);
        return TLane.SelectLess(zero, every, Rounding.Slot(steps, every), byTime);
    }

    /// <summary>Place in the reals of the weights of this step's edges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int EdgeWeights<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int directory = GraphDirectory(frame);
        return frame.Tables.Index(directory + 1) + (2 * frame.Tables.Index(frame.Tables.Index(directory)));
    }

    /// <summary>Whether any lane still runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsRunning<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        TLane.AnyLess(TLane.Broadcast(0), frame.Rows.Load(Row.Running));

    /// <summary>Whether any lane has a trace point now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsDue<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        TLane.AnyLess(TLane.Broadcast(0), frame.Rows.Load(Row.AnyDue));

    /// <summary>Whether the trace ring has no free row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TraceIsFull<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        !TLane.AnyLess(frame.Rows.Load(Row.TraceCount), TLane.FromInteger(frame.Layout.TraceCapacity));

    /// <summary>Place in the integers of the graph of this step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int GraphDirectory<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        StructureTable.Directory + (StructureTable.DirectoryStride * TLane.ToInteger(frame.Rows.Load(Row.Graph), 0));

    /// <summary>Whether every weight of this step's graph is 1 in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool HasUnitWeights<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        frame.Tables.Index(GraphDirectory(frame) + 2) != 0;
}
