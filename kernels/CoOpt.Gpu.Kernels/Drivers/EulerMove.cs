using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// What the messages of a round do in an Euler step: first x of every node, then the components of y and s, three at a time where there are three. The arcs are the outer loop and the components the
/// inner one, so that an arc's neighbour is looked up once and the sums of several components, each a chain of dependent additions, are under way together.
/// </summary>
internal static class EulerMove
{
    private const int Together = 3;

    /// <summary>Moves (x, y, s) by η times the flow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Take<TLane, TGroup, TState, TRows, TTables, TCoupling, TWeights>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TWeights : struct, IArcWeights
    {
        if (TLane.Width > 1 && Memory.KeepsFlow(frame))
            MoveCpuAgain(frame);
        else
            MoveCpu<TLane, TGroup, TState, TRows, TTables, TCoupling, TWeights>(frame);
        int c = 0;
        for (; c + Together <= frame.Layout.Parameters; c += Together)
            MoveThree<TLane, TGroup, TState, TRows, TTables, TCoupling, TWeights>(frame, c);
        for (; c < frame.Layout.Parameters; c++)
            MoveOne<TLane, TGroup, TState, TRows, TTables, TCoupling, TWeights>(frame, c);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MoveCpu<TLane, TGroup, TState, TRows, TTables, TCoupling, TWeights>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TWeights : struct, IArcWeights
    {
        var layout = frame.Layout;
        var arcs = Arcs.Of<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame);
        TLane active = frame.Rows.Load(Row.Active), step = frame.Rows.Load(Row.StepSize), zero = TLane.Broadcast(0);
        bool all = !TLane.AnyLess(active, TLane.Broadcast(1));
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            int last = frame.Tables.Index(arcs.Offsets + i + 1);
            TLane own = TCoupling.QuantizesDifferences ? zero : frame.State.Load(layout.Message + i);
            TLane sum = zero, carry = zero;
            for (int arc = frame.Tables.Index(arcs.Offsets + i); arc < last; arc++)
            {
                int sender = Arcs.Sender<TCoupling>(frame.Tables.Index(arcs.Senders + arc));
                TLane flow = TWeights.Of(frame.Tables, arcs.Weights + arc, TCoupling.Flow(frame.State.Load(layout.Message + sender), own));
                var exact = Compensated<TLane>.Of(sum, flow);
                carry += exact.Carry;
                sum = exact.Sum;
            }

            if (TLane.Width > 1)
                Memory.KeepFlow(frame, i, sum, carry);
            frame.State.Store(layout.NodeLargest + i, EulerStep.Conserve(frame, i, layout.CarryX + i, new Compensated<TLane>(sum, carry).Times(step), active, zero, all));
        }
    }

    // The same messages on the same graph give the same flow.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MoveCpuAgain<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        TLane active = frame.Rows.Load(Row.Active), step = frame.Rows.Load(Row.StepSize), zero = TLane.Broadcast(0);
        bool all = !TLane.AnyLess(active, TLane.Broadcast(1));
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            var kept = new Compensated<TLane>(frame.State.Load(layout.KeptFlow + i), frame.State.Load(layout.KeptFlow + layout.Nodes + i));
            frame.State.Store(layout.NodeLargest + i, EulerStep.Conserve(frame, i, layout.CarryX + i, kept.Times(step), active, zero, all));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MoveThree<TLane, TGroup, TState, TRows, TTables, TCoupling, TWeights>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int c)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TWeights : struct, IArcWeights
    {
        int m = frame.Layout.Parameters;
        int messagesY = frame.Layout.Message + frame.Layout.Messages + c, messagesZ = messagesY + (frame.Layout.Messages * m);
        var arcs = Arcs.Of<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame);
        TLane zero = TLane.Broadcast(0);
        bool all = !TLane.AnyLess(frame.Rows.Load(Row.Active), TLane.Broadcast(1));
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            int last = frame.Tables.Index(arcs.Offsets + i + 1), y = messagesY + (i * m), z = messagesZ + (i * m);
            TLane ownY0 = zero, ownY1 = zero, ownY2 = zero, ownZ0 = zero, ownZ1 = zero, ownZ2 = zero;
            if (!TCoupling.QuantizesDifferences)
            {
                ownY0 = frame.State.Load(y);
                ownY1 = frame.State.Load(y + 1);
                ownY2 = frame.State.Load(y + 2);
                ownZ0 = frame.State.Load(z);
                ownZ1 = frame.State.Load(z + 1);
                ownZ2 = frame.State.Load(z + 2);
            }

            TLane y0 = zero, y1 = zero, y2 = zero, z0 = zero, z1 = zero, z2 = zero, carry0 = zero, carry1 = zero, carry2 = zero;
            for (int arc = frame.Tables.Index(arcs.Offsets + i); arc < last; arc++)
            {
                int sender = Arcs.Sender<TCoupling>(frame.Tables.Index(arcs.Senders + arc)) * m, place = arcs.Weights + arc;
                y0 += TWeights.Of(frame.Tables, place, TCoupling.Flow(frame.State.Load(messagesY + sender), ownY0));
                y1 += TWeights.Of(frame.Tables, place, TCoupling.Flow(frame.State.Load(messagesY + sender + 1), ownY1));
                y2 += TWeights.Of(frame.Tables, place, TCoupling.Flow(frame.State.Load(messagesY + sender + 2), ownY2));
                TLane flow0 = TWeights.Of(frame.Tables, place, TCoupling.Flow(frame.State.Load(messagesZ + sender), ownZ0));
                TLane flow1 = TWeights.Of(frame.Tables, place, TCoupling.Flow(frame.State.Load(messagesZ + sender + 1), ownZ1));
                TLane flow2 = TWeights.Of(frame.Tables, place, TCoupling.Flow(frame.State.Load(messagesZ + sender + 2), ownZ2));
                Compensated<TLane> exact0 = Compensated<TLane>.Of(z0, flow0), exact1 = Compensated<TLane>.Of(z1, flow1), exact2 = Compensated<TLane>.Of(z2, flow2);
                carry0 += exact0.Carry;
                carry1 += exact1.Carry;
                carry2 += exact2.Carry;
                z0 = exact0.Sum;
                z1 = exact1.Sum;
                z2 = exact2.Sum;
            }

            Finish(frame, i, (i * m) + c, y0, z0, carry0, all);
            Finish(frame, i, (i * m) + c + 1, y1, z1, carry1, all);
            Finish(frame, i, (i * m) + c + 2, y2, z2, carry2, all);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MoveOne<TLane, TGroup, TState, TRows, TTables, TCoupling, TWeights>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int c)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TWeights : struct, IArcWeights
    {
        int m = frame.Layout.Parameters;
        int messagesY = frame.Layout.Message + frame.Layout.Messages + c, messagesZ = messagesY + (frame.Layout.Messages * m);
        var arcs = Arcs.Of<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame);
        TLane zero = TLane.Broadcast(0);
        bool all = !TLane.AnyLess(frame.Rows.Load(Row.Active), TLane.Broadcast(1));
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            int last = frame.Tables.Index(arcs.Offsets + i + 1);
            TLane ownY = TCoupling.QuantizesDifferences ? zero : frame.State.Load(messagesY + (i * m));
            TLane ownZ = TCoupling.QuantizesDifferences ? zero : frame.State.Load(messagesZ + (i * m));
            TLane y = zero, z = zero, carry = zero;
            for (int arc = frame.Tables.Index(arcs.Offsets + i); arc < last; arc++)
            {
                int sender = Arcs.Sender<TCoupling>(frame.Tables.Index(arcs.Senders + arc)) * m, place = arcs.Weights + arc;
                y += TWeights.Of(frame.Tables, place, TCoupling.Flow(frame.State.Load(messagesY + sender), ownY));
                TLane flow = TWeights.Of(frame.Tables, place, TCoupling.Flow(frame.State.Load(messagesZ + sender), ownZ));
                var exact = Compensated<TLane>.Of(z, flow);
                carry += exact.Carry;
                z = exact.Sum;
            }

            Finish(frame, i, (i * m) + c, y, z, carry, all);
        }
    }

    // Entry e of y and of s, of node i.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int i, int e, TLane flowY, TLane flowZ, TLane carry, bool all)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane active = frame.Rows.Load(Row.Active), step = frame.Rows.Load(Row.StepSize), gain = -frame.Rows.Load(Row.Alpha);
        TLane y = frame.State.Load(frame.Layout.Y + e);
        TLane moved = TLane.FusedMultiplyAdd(step, TLane.FusedMultiplyAdd(gain, frame.State.Load(frame.Layout.Z + e), flowY), y);
        y = all ? moved : TLane.SelectLess(TLane.Broadcast(0), active, moved, y);
        frame.State.Store(frame.Layout.Y + e, y);
        TLane largest = TLane.LargerMagnitude(frame.State.Load(frame.Layout.NodeLargest + i), y);
        largest = EulerStep.Conserve(frame, frame.Layout.S + e, frame.Layout.CarryS + e, new Compensated<TLane>(flowZ, carry).Times(step), active, largest, all);
        frame.State.Store(frame.Layout.NodeLargest + i, largest);
    }
}
