using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>One Euler step in place: (x, y, s) + η·(ẋ, ẏ, ṡ). x and s carry their rounding errors along, since their sums are to be conserved.</summary>
internal static class EulerStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Take<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer, TStepper>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TStepper : struct, IStepper
    {
        Exchange.Send<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(frame, frame.Layout.Y);
        if (TQuantizer.Counts && Sector.IsDue(frame))
            Sector.Measure<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(frame);
        if (TStepper.HasMomentum)
            MomentumStep.Update<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame);
        else
            Update<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame);
        frame.Group.Barrier();
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Update<TLane, TGroup, TState, TRows, TTables, TCoupling>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
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
        TLane active = frame.Rows.Load(Row.Active), step = frame.Rows.Load(Row.StepSize), gain = -frame.Rows.Load(Row.Alpha);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            var flow = Exchange.Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, graph, weights, i, layout.Message, 1, true);
            TLane largest = Conserve(frame, i, layout.CarryX + i, flow.Times(step), active, TLane.Broadcast(0));
            for (int c = 0; c < m; c++)
            {
                int e = (i * m) + c;
                TLane flowY = Exchange.Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, graph, weights, i, messagesY + c, m, false).Sum;
                var flowZ = Exchange.Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, graph, weights, i, messagesZ + c, m, true);
                TLane y = frame.State.Load(layout.Y + e);
                TLane moved = TLane.FusedMultiplyAdd(step, TLane.FusedMultiplyAdd(gain, frame.State.Load(layout.Z + e), flowY), y);
                y = TLane.SelectLess(TLane.Broadcast(0), active, moved, y);
                frame.State.Store(layout.Y + e, y);
                largest = TLane.LargerMagnitude(largest, y);
                largest = Conserve(frame, layout.S + e, layout.CarryS + e, flowZ.Times(step), active, largest);
            }

            frame.State.Store(layout.NodeLargest + i, largest);
        }
    }

    /// <summary>Adds an increment to a number whose sum over nodes is conserved; returns the larger magnitude of it and a given one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLane Conserve<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, int carryAt, Compensated<TLane> increment, TLane active, TLane largest)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0);
        var old = new Compensated<TLane>(frame.State.Load(at), frame.State.Load(carryAt));
        var moved = old.Plus(increment);
        TLane sum = TLane.SelectLess(zero, active, moved.Sum, old.Sum);
        frame.State.Store(at, sum);
        frame.State.Store(carryAt, TLane.SelectLess(zero, active, moved.Carry, old.Carry));
        return TLane.LargerMagnitude(largest, sum);
    }
}
