using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>The heavy-ball step of x: η·ẋ + β·(the last increment), which every node keeps with its rounding error. The sum of the increments over the nodes is 0, as that of ẋ is. Without training there is nothing else to move.</summary>
internal static class MomentumStep
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Update<TLane, TGroup, TState, TRows, TTables, TCoupling>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
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
        TLane zero = TLane.Broadcast(0), active = frame.Rows.Load(Row.Active), step = frame.Rows.Load(Row.StepSize), momentum = frame.Rows.Load(Row.Momentum);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            int at = layout.Memory + i, carryAt = at + layout.Nodes;
            var flow = Exchange.Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame, graph, weights, i, layout.Message, 1, true);
            var last = new Compensated<TLane>(frame.State.Load(at), frame.State.Load(carryAt));
            var increment = last.Times(momentum).Plus(flow.Times(step));
            frame.State.Store(at, TLane.SelectLess(zero, active, increment.Sum, last.Sum));
            frame.State.Store(carryAt, TLane.SelectLess(zero, active, increment.Carry, last.Carry));
            frame.State.Store(layout.NodeLargest + i, EulerStep.Conserve(frame, i, layout.CarryX + i, increment, active, zero));
        }
    }
}
