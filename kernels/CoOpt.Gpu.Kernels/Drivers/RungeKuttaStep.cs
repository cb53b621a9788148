using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>One step of an explicit Runge–Kutta method with several stages, each with a round of messages of its own.</summary>
internal static class RungeKuttaStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Take<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper
    {
        if (TStepper.Adaptive && frame.Group.Rank == 0)
            StepControl.Try(frame);
        Exchange.Send<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(frame, frame.Layout.Y);
        if (TQuantizer.Counts && Sector.IsDue(frame))
            Sector.Measure<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(frame);
        Derive<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, 0);
        for (int stage = 1; stage < TStepper.Stages; stage++)
        {
            frame.Group.Barrier();
            Place<TLane, TGroup, TState, TRows, TTables, TStepper>(frame, stage);
            Slopes.Local<TLane, TGroup, TState, TRows, TTables, TPenalty, TLoss>(frame, frame.Layout.StagePoint);
            Exchange.Send<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(frame, frame.Layout.StagePoint + frame.Layout.Nodes);
            Derive<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, stage);
        }

        if (TStepper.Adaptive)
        {
            StepControl.Estimate<TLane, TGroup, TState, TRows, TTables, TStepper>(frame);
            frame.Group.Barrier();
            if (frame.Group.Rank == 0)
                StepControl.Judge(frame);
            frame.Group.Barrier();
        }

        Commit<TLane, TGroup, TState, TRows, TTables, TStepper>(frame);
        frame.Group.Barrier();
    }

    /// <summary>Σₗ weightₗ·(slope l) of one entry of (x, y, s), weights by kind: the inner ones of a stage, the outer ones, those of the error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLane Combine<TLane, TGroup, TState, TRows, TTables, TStepper>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int kind, int stage, int entry)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TStepper : struct, IStepper
    {
        TLane sum = TLane.Broadcast(0);
        int slopes = kind == Inner ? stage : TStepper.Stages;
        for (int l = 0; l < slopes; l++)
        {
            TLane weight = kind == Inner ? TStepper.Inner<TLane>(stage, l) : kind == Outer ? TStepper.Outer<TLane>(l) : TStepper.Defect<TLane>(l);
            if (TLane.AnyDifferent(weight, TLane.Broadcast(0)))
                sum = TLane.FusedMultiplyAdd(weight, frame.State.Load(frame.Layout.Slopes + (l * frame.Layout.SlopeSize) + entry), sum);
        }

        return sum;
    }

    internal const int Inner = 0;
    internal const int Outer = 1;
    internal const int Error = 2;

    // The slope (ẋ, ẏ, ṡ) of a stage from what was sent.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Derive<TLane, TGroup, TState, TRows, TTables, TCoupling>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int stage)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
    {
        var layout = frame.Layout;
        int directory = Schedule.GraphDirectory(frame);
        int graph = frame.Tables.Index(directory), weights = frame.Tables.Index(directory + 1);
        int m = layout.Parameters, messagesY = layout.Message + layout.Messages, messagesZ = messagesY + (layout.Messages * m);
        int slope = layout.Slopes + (stage * layout.SlopeSize), errors = slope + layout.PointSize;
        TLane gain = -frame.Rows.Load(Row.Alpha);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            Keep(frame, slope + i, errors + i, Exchange.Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, graph, weights, i, layout.Message, 1, true));
            for (int c = 0; c < m; c++)
            {
                int e = (i * m) + c;
                TLane flowY = Exchange.Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, graph, weights, i, messagesY + c, m, false).Sum;
                frame.State.Store(slope + layout.Y + e, TLane.FusedMultiplyAdd(gain, frame.State.Load(layout.Z + e), flowY));
                Keep(frame, slope + layout.S + e, errors + layout.Nodes + e, Exchange.Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, graph, weights, i, messagesZ + c, m, true));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, int errorAt, Compensated<TLane> slope)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        frame.State.Store(at, slope.Sum);
        frame.State.Store(errorAt, slope.Carry);
    }

    // The point of a stage, of this worker's nodes.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Place<TLane, TGroup, TState, TRows, TTables, TStepper>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int stage)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TStepper : struct, IStepper
    {
        var layout = frame.Layout;
        TLane step = frame.Rows.Load(Row.TrialStep);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            for (int v = 0; v < layout.BundleSize; v++)
            {
                int e = layout.Entry(i, v);
                TLane slope = Combine<TLane, TGroup, TState, TRows, TTables, TStepper>(frame, Inner, stage, e);
                frame.State.Store(layout.StagePoint + e, TLane.FusedMultiplyAdd(step, slope, frame.State.Load(e)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Commit<TLane, TGroup, TState, TRows, TTables, TStepper>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TStepper : struct, IStepper
    {
        var layout = frame.Layout;
        TLane active = frame.Rows.Load(Row.Active), step = frame.Rows.Load(Row.TrialStep), zero = TLane.Broadcast(0);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            TLane largest = zero;
            for (int v = 0; v < layout.BundleSize; v++)
            {
                int e = layout.Entry(i, v);
                if (e >= layout.Y && e < layout.S)
                {
                    TLane old = frame.State.Load(e);
                    TLane y = TLane.SelectLess(zero, active, TLane.FusedMultiplyAdd(step, Combine<TLane, TGroup, TState, TRows, TTables, TStepper>(frame, Outer, 0, e), old), old);
                    frame.State.Store(e, y);
                    largest = TLane.LargerMagnitude(largest, y);
                }
                else
                {
                    int carry = layout.Carry(e);
                    for (int l = 0; l < TStepper.Stages; l++)
                    {
                        int slope = layout.Slopes + (l * layout.SlopeSize);
                        var part = new Compensated<TLane>(frame.State.Load(slope + e), frame.State.Load(slope + carry)).Times(TStepper.Outer<TLane>(l) * step);
                        largest = EulerStep.Conserve(frame, e, carry, part, active, largest);
                    }
                }
            }

            frame.State.Store(layout.NodeLargest + i, largest);
        }
    }
}
