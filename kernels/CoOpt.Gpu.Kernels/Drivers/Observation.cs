using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>A trace point: what <see cref="TraceColumn"/> lists, from the current point and its local slopes; then who has converged or reached a limit.</summary>
internal static class Observation
{
    // Partial results of a node.
    private const int Cost = 0;
    private const int Penalty = 1;
    private const int Violation = 2;
    private const int Distance = 3;
    private const int Consensus = 4;
    private const int Tracker = 5;
    private const int Loss = 6;

    /// <summary>Takes the trace point of the lanes that are due. Begins and ends with a barrier.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Take<TLane, TGroup, TState, TRows, TTables, TPenalty, TLoss>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
    {
        Average(frame);
        frame.Group.Barrier();
        TLoss.Values(frame, frame.Layout.Mean, frame.Layout.Partial + Loss, BatchLayout.PartialSize);
        Measure<TLane, TGroup, TState, TRows, TTables, TPenalty>(frame);
        frame.Group.Barrier();
        if (frame.Group.Rank == 0)
            Record(frame);
        frame.Group.Barrier();
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Average<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        TLane nodes = TLane.FromInteger(layout.Nodes);
        for (int c = frame.Group.Rank; c < layout.Parameters; c += frame.Group.Size)
        {
            TLane sum = TLane.Broadcast(0);
            for (int i = 0; i < layout.Nodes; i++)
                sum += frame.State.Load(layout.Y + (i * layout.Parameters) + c);
            frame.State.Store(layout.Mean + c, sum / nodes);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Measure<TLane, TGroup, TState, TRows, TTables, TPenalty>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TPenalty : struct, IPenalty
    {
        var layout = frame.Layout;
        int m = layout.Parameters;
        TLane weight = frame.Rows.Load(Row.Penalty), sharpness = frame.Rows.Load(Row.Sharpness);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            int to = layout.Partial + (i * BatchLayout.PartialSize);
            TLane x = frame.State.Load(i), lower = frame.Rows.Load(layout.Lower + i), upper = frame.Rows.Load(layout.Upper + i);
            frame.State.Store(to + Cost, CpuCost.Value(x, frame.Rows.Load(BatchLayout.Capacity + i), frame.Rows.Load(layout.Workload + i)));
            frame.State.Store(to + Penalty, CpuCost.Penalty<TLane, TPenalty>(x, lower, upper, weight, sharpness));
            frame.State.Store(to + Violation, CpuCost.Violation(x, lower, upper));

            TLane distance = TLane.Broadcast(0), consensus = distance, tracker = distance;
            for (int c = 0; c < m; c++)
            {
                TLane y = frame.State.Load(layout.Y + (i * m) + c), z = frame.State.Load(layout.Z + (i * m) + c);
                TLane fromOptimum = y - frame.Rows.Load(layout.Optimum + c), fromMean = y - frame.State.Load(layout.Mean + c);
                distance = TLane.FusedMultiplyAdd(fromOptimum, fromOptimum, distance);
                consensus = TLane.FusedMultiplyAdd(fromMean, fromMean, consensus);
                tracker = TLane.FusedMultiplyAdd(z, z, tracker);
            }

            frame.State.Store(to + Distance, distance);
            frame.State.Store(to + Consensus, consensus);
            frame.State.Store(to + Tracker, tracker);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Record<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1), half = TLane.Broadcast(0.5);
        TLane due = frame.Rows.Load(Row.Due), steps = frame.Rows.Load(Row.Steps);
        TLane cost = Sum(frame, Cost), costStar = frame.Rows.Load(Row.CostOptimum);
        TLane costGap = cost + Sum(frame, Penalty) - costStar;
        TLane distance = TLane.Sqrt(Largest(frame, Distance));
        TLane residual = TLane.LargerMagnitude(
            TLane.Abs(costGap) / TLane.Max(TLane.Abs(costStar), one),
            distance / TLane.Max(frame.Rows.Load(Row.OptimumNorm), one));

        TLane sum = zero;
        for (int i = 0; i < layout.Nodes; i++)
            sum += frame.State.Load(i);

        TLane count = frame.Rows.Load(Row.TraceCount);
        int row = layout.Trace + (TLane.ToInteger(count, 0) * TraceColumn.Count);
        frame.Rows.Store(Row.TraceCount, count + one);
        frame.Rows.Store(row + TraceColumn.Step, TLane.SelectLess(zero, due, steps, -one));
        frame.Rows.Store(row + TraceColumn.Time, frame.Rows.Load(Row.Time));
        frame.Rows.Store(row + TraceColumn.CostGap, costGap);
        frame.Rows.Store(row + TraceColumn.Cost, cost);
        frame.Rows.Store(row + TraceColumn.LossGap, Sum(frame, Loss) - frame.Rows.Load(Row.LossOptimum));
        frame.Rows.Store(row + TraceColumn.Distance, distance);
        frame.Rows.Store(row + TraceColumn.Consensus, TLane.Sqrt(Largest(frame, Consensus)));
        frame.Rows.Store(row + TraceColumn.BoxViolation, Largest(frame, Violation));
        TLane deviation = Sum(frame, Distance) + Sum(frame, Tracker);
        frame.Rows.Store(row + TraceColumn.Lyapunov, TLane.FusedMultiplyAdd(half, deviation, costGap));
        frame.Rows.Store(row + TraceColumn.Deviation, TLane.Sqrt(deviation));
        frame.Rows.Store(row + TraceColumn.Residual, residual);
        frame.Rows.Store(row + TraceColumn.Feasibility, TLane.Abs(sum - frame.Rows.Load(Row.Demand)));
        frame.Rows.Store(row + TraceColumn.FeasibilityMax, frame.Rows.Load(Row.FeasibilityMax));
        frame.Rows.Store(row + TraceColumn.TrackerDriftMax, frame.Rows.Load(Row.TrackerDriftMax));
        frame.Rows.Store(row + TraceColumn.Rejected, frame.Rows.Load(Row.Rejected));
        Decide(frame, due, steps, residual);
    }

    // The outcome of lanes that were due, and their next trace point.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Decide<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane due, TLane steps, TLane residual)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1);
        TLane time = frame.Rows.Load(Row.Time), everyTime = frame.Rows.Load(Row.TraceEveryTime);
        TLane next = frame.Rows.Load(Row.TraceIndex) + one;
        TLane byTime = TLane.Max(next, Numerics.Rounding.Slot(time, everyTime) + one);
        Invariants.Set(frame, due, Row.TraceIndex, TLane.SelectLess(zero, frame.Rows.Load(Row.TraceEvery), next, byTime));

        TLane hit = TLane.SelectLessOrEqual(residual, frame.Rows.Load(Row.StopAt), due, zero);
        TLane converged = hit * frame.Rows.Load(Row.Hit);
        TLane limited = TLane.SelectLessOrEqual(frame.Rows.Load(Row.StepLimit), steps, due, zero);
        limited = TLane.SelectLessOrEqual(frame.Rows.Load(Row.TimeLimit), time, due, limited);
        Invariants.Set(frame, limited, Row.Status, TLane.SelectLess(zero, frame.Rows.Load(Row.Stopped), TLane.Broadcast(LaneStatus.Stopped), TLane.Broadcast(LaneStatus.StepLimit)));
        Invariants.Set(frame, limited, Row.OutcomeStep, steps);
        Invariants.Set(frame, converged, Row.Status, TLane.Broadcast(LaneStatus.Converged));
        Invariants.Set(frame, converged, Row.OutcomeStep, frame.Rows.Load(Row.HitStep));
        Invariants.Set(frame, due, Row.TraceStep, steps);
        Invariants.Set(frame, due, Row.Hit, hit);
        Invariants.Set(frame, hit, Row.HitStep, steps);
        frame.Rows.Store(Row.Active, TLane.SelectLess(zero, converged + limited, zero, frame.Rows.Load(Row.Active)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Sum<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int part)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane sum = TLane.Broadcast(0);
        for (int i = 0; i < frame.Layout.Nodes; i++)
            sum += frame.State.Load(frame.Layout.Partial + (i * BatchLayout.PartialSize) + part);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Largest<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int part)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane largest = TLane.Broadcast(0);
        for (int i = 0; i < frame.Layout.Nodes; i++)
            largest = TLane.LargerMagnitude(largest, frame.State.Load(frame.Layout.Partial + (i * BatchLayout.PartialSize) + part));
        return largest;
    }
}
