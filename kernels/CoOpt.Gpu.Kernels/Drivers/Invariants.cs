using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>What is looked at after every step: Σx = b, Σs = Σs(0), and whether the numbers are still numbers.</summary>
internal static class Invariants
{
    /// <summary>Σs by component, then Σx: each by one worker, in the order of the nodes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Sum<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        int m = layout.Parameters;
        for (int c = frame.Group.Rank; c <= m; c += frame.Group.Size)
        {
            int at = c == m ? BatchLayout.X : layout.S + c, stride = c == m ? 1 : m;
            TLane sum = TLane.Broadcast(0), size = sum;
            for (int i = 0; i < layout.Nodes; i++)
            {
                TLane value = frame.State.Load(at + (i * stride));
                sum += value;
                size += TLane.Abs(value);
            }

            frame.State.Store(layout.Sums + c, sum);
            frame.State.Store(layout.Sizes + c, size);
        }
    }

    /// <summary>Closes a step: counts it, notes the invariants, and ends lanes that diverged. The first worker does it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Close<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1);
        TLane active = frame.Rows.Load(Row.Active);
        TLane steps = frame.Rows.Load(Row.Steps) + TLane.SelectLess(zero, active, one, zero);
        frame.Rows.Store(Row.Steps, steps);
        Set(frame, active, Row.Time, frame.Rows.Load(Row.TrialTime));

        TLane largest = zero;
        for (int i = 0; i < layout.Nodes; i++)
            largest = TLane.LargerMagnitude(largest, frame.State.Load(layout.NodeLargest + i));
        TLane sound = TLane.SelectLessOrEqual(largest, frame.Rows.Load(Row.DivergenceLimit), active, zero);

        TLane drift = zero, size = zero;
        for (int c = 0; c < layout.Parameters; c++)
        {
            size = TLane.Max(frame.State.Load(layout.Sizes + c), size);
            drift = TLane.LargerMagnitude(drift, frame.State.Load(layout.Sums + c) - frame.Rows.Load(layout.InitialSum + c));
        }

        TLane gap = TLane.Abs(frame.State.Load(layout.Sums + layout.Parameters) - frame.Rows.Load(Row.Demand));
        Set(frame, sound, Row.TrackerDriftMax, TLane.Max(drift, frame.Rows.Load(Row.TrackerDriftMax)));
        Set(frame, sound, Row.FeasibilityMax, TLane.Max(gap, frame.Rows.Load(Row.FeasibilityMax)));
        Set(frame, sound, Row.SumAbsS, TLane.Max(size, frame.Rows.Load(Row.SumAbsS)));
        Set(frame, sound, Row.SumAbsX, TLane.Max(frame.State.Load(layout.Sizes + layout.Parameters), frame.Rows.Load(Row.SumAbsX)));
        if (TLane.AnyLess(sound, active))
            End(frame, active - sound, steps, false);
    }

    /// <summary>Ends the lanes of a mask: which variable left the bounds, and are they still numbers? A step size that vanished counts as <see cref="LaneStatus.NonFinite"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void End<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane mask, TLane steps, bool vanished)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        int n = layout.Nodes, nm = layout.Nodes * layout.Parameters;
        TLane x = Largest(frame, BatchLayout.X, n), y = Largest(frame, layout.Y, nm), s = Largest(frame, layout.S, nm);
        TLane greatest = TLane.Broadcast(TLane.Greatest);
        TLane all = TLane.LargerMagnitude(TLane.LargerMagnitude(x, y), s);
        TLane limit = TLane.SelectLessOrEqual(all, greatest, frame.Rows.Load(Row.DivergenceLimit), greatest);
        TLane variable = TLane.SelectLessOrEqual(y, limit, TLane.Broadcast(3), TLane.Broadcast(2));
        Set(frame, mask, Row.OutcomeVariable, TLane.SelectLessOrEqual(x, limit, variable, TLane.Broadcast(1)));
        Set(frame, mask, Row.OutcomeStep, steps);
        Set(frame, mask, Row.Status, TLane.SelectLessOrEqual(all, greatest, TLane.Broadcast(vanished ? LaneStatus.NonFinite : LaneStatus.Diverged), TLane.Broadcast(LaneStatus.NonFinite)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Largest<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, int count)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane largest = TLane.Broadcast(0);
        for (int e = at; e < at + count; e++)
            largest = TLane.LargerMagnitude(largest, frame.State.Load(e));
        return largest;
    }

    /// <summary>Writes a row in the lanes of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Set<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane mask, int row, TLane value)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        frame.Rows.Store(row, TLane.SelectLess(TLane.Broadcast(0), mask, value, frame.Rows.Load(row)));
}
