using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// One step of ratio consensus on equal utilisation: each node sends yⱼ/(1 + dⱼ) and vⱼ/(1 + dⱼ), dⱼ its degree, and adds up what it hears and its own; xᵢ = κᵢyᵢ/vᵢ. Beside them travel the greatest and the least
/// ratio that anyone had when the window began; after a window all nodes know them, and stop where they agree to ε·max(1, |greatest|), or begin the next window with their own ratio.
/// </summary>
internal static class ConsensusStep
{
    // What a node keeps.
    private const int Load = 0;
    private const int Weight = 1;
    private const int Greatest = 2;
    private const int Least = 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Take<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        Begin(frame);
        frame.Group.Barrier();
        Gather(frame);
        frame.Group.Barrier();
        if (frame.Group.Rank == 0)
            Decide(frame);
        Keep(frame);
        frame.Group.Barrier();
    }

    // Lanes at their first step: y = x, v = κ, and their own ratio as both extremes.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Begin<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane fresh = TLane.SelectEqual(frame.Rows.Load(Row.Steps), TLane.Broadcast(0), TLane.Broadcast(1), TLane.Broadcast(0));
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            TLane x = frame.State.Load(i), capacity = frame.Rows.Load(BatchLayout.Capacity + i);
            Put(frame, i, Load, fresh, x);
            Put(frame, i, Weight, fresh, capacity);
            Put(frame, i, Greatest, fresh, x / capacity);
            Put(frame, i, Least, fresh, x / capacity);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Gather<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int n = frame.Layout.Nodes, memory = frame.Layout.Memory, next = frame.Layout.Next;
        int graph = frame.Tables.Index(Schedule.GraphDirectory(frame)), neighbours = graph + 3 + n;
        for (int i = frame.Group.Rank; i < n; i += frame.Group.Size)
        {
            int first = frame.Tables.Index(graph + 2 + i), last = frame.Tables.Index(graph + 3 + i);
            TLane part = TLane.Broadcast(1) / TLane.FromInteger(1 + last - first);
            TLane load = frame.State.Load(memory + i) * part, weight = frame.State.Load(memory + n + i) * part;
            TLane greatest = frame.State.Load(memory + (Greatest * n) + i), least = frame.State.Load(memory + (Least * n) + i);
            for (int arc = first; arc < last; arc++)
            {
                int j = frame.Tables.Index(neighbours + arc);
                part = TLane.Broadcast(1) / TLane.FromInteger(1 + frame.Tables.Index(graph + 3 + j) - frame.Tables.Index(graph + 2 + j));
                load = TLane.FusedMultiplyAdd(frame.State.Load(memory + j), part, load);
                weight = TLane.FusedMultiplyAdd(frame.State.Load(memory + n + j), part, weight);
                greatest = TLane.Max(frame.State.Load(memory + (Greatest * n) + j), greatest);
                least = TLane.Min(frame.State.Load(memory + (Least * n) + j), least);
            }

            frame.State.Store(next + i, load);
            frame.State.Store(next + n + i, weight);
            frame.State.Store(next + (Greatest * n) + i, greatest);
            frame.State.Store(next + (Least * n) + i, least);
        }
    }

    // At the end of a window every node knows the same extremes: the first one's answer is that of all.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Decide<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int n = frame.Layout.Nodes, next = frame.Layout.Next;
        TLane one = TLane.Broadcast(1), done = frame.Rows.Load(Row.Steps) + one;
        TLane greatest = frame.State.Load(next + (Greatest * n)), least = frame.State.Load(next + (Least * n));
        TLane tolerance = frame.Rows.Load(Row.StopTolerance) * TLane.Max(TLane.Abs(greatest), one);
        TLane stops = TLane.SelectLessOrEqual(greatest - least, tolerance, Ends(frame) * frame.Rows.Load(Row.Active), TLane.Broadcast(0));
        Invariants.Set(frame, stops, Row.Stopped, one);
        Invariants.Set(frame, stops, Row.StepLimit, done);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Keep<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int n = frame.Layout.Nodes, next = frame.Layout.Next;
        TLane zero = TLane.Broadcast(0), active = frame.Rows.Load(Row.Active), ends = Ends(frame);
        for (int i = frame.Group.Rank; i < n; i += frame.Group.Size)
        {
            TLane load = frame.State.Load(next + i), weight = frame.State.Load(next + n + i), ratio = load / weight;
            Put(frame, i, Load, active, load);
            Put(frame, i, Weight, active, weight);
            Put(frame, i, Greatest, active, TLane.SelectLess(zero, ends, ratio, frame.State.Load(next + (Greatest * n) + i)));
            Put(frame, i, Least, active, TLane.SelectLess(zero, ends, ratio, frame.State.Load(next + (Least * n) + i)));
            TLane x = TLane.SelectLess(zero, active, frame.Rows.Load(BatchLayout.Capacity + i) * ratio, frame.State.Load(i));
            frame.State.Store(i, x);
            frame.State.Store(frame.Layout.NodeLargest + i, TLane.LargerMagnitude(zero, x));
        }
    }

    // Writes what a node keeps, in the lanes of a mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int node, int value, TLane mask, TLane number)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int at = frame.Layout.Memory + (value * frame.Layout.Nodes) + node;
        frame.State.Store(at, TLane.SelectLess(TLane.Broadcast(0), mask, number, frame.State.Load(at)));
    }

    // 1 where this step is the last of a window.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Ends<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane done = frame.Rows.Load(Row.Steps) + TLane.Broadcast(1), window = frame.Rows.Load(Row.Window);
        return TLane.SelectEqual(Rounding.Slot(done, window) * window, done, TLane.Broadcast(1), TLane.Broadcast(0));
    }
}
