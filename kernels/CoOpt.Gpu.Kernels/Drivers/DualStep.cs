using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// One step of a method with a coordinator, who is told every xᵢ, moves one dual variable by Σx − b and tells it to all; every node then minimises alone.
/// ADMM: u + (x̄ − b/n), then xᵢ⁺ = argmin fᵢ(x) + (r/2)(x − xᵢ + x̄ − b/n + u)². Dual ascent: λ + η(b − Σx), then xᵢ⁺ = argmin fᵢ(x) − λx.
/// </summary>
internal static class DualStep
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Take<TLane, TGroup, TState, TRows, TTables, TPenalty, TStepper>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TPenalty : struct, IPenalty
        where TStepper : struct, IStepper
    {
        var layout = frame.Layout;
        bool augmented = TStepper.Rule == Rule.Admm;
        TLane zero = TLane.Broadcast(0), active = frame.Rows.Load(Row.Active), excess = -frame.Rows.Load(Row.Demand);
        for (int i = 0; i < layout.Nodes; i++)
            excess += frame.State.Load(i);
        TLane share = excess / TLane.FromInteger(layout.Nodes);
        TLane price = frame.Rows.Load(Row.Price) + (augmented ? share : -(frame.Rows.Load(Row.StepSize) * excess));
        TLane stiffness = augmented ? frame.Rows.Load(Row.Augmentation) : zero;
        TLane weight = frame.Rows.Load(Row.Penalty), sharpness = frame.Rows.Load(Row.Sharpness);

        // Nobody moves before everyone has read all x and the dual variable.
        frame.Group.Barrier();
        if (frame.Group.Rank == 0)
            Invariants.Set(frame, active, Row.Price, price);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            TLane x = frame.State.Load(i);
            TLane pull = augmented ? stiffness * (x - share - price) : price;
            TLane moved = CpuCost.Minimiser<TLane, TPenalty>(
                frame.Rows.Load(BatchLayout.Capacity + i), frame.Rows.Load(layout.Workload + i), frame.Rows.Load(layout.Lower + i), frame.Rows.Load(layout.Upper + i), weight, sharpness, stiffness, pull);
            x = TLane.SelectLess(zero, active, moved, x);
            frame.State.Store(i, x);
            frame.State.Store(layout.NodeLargest + i, TLane.LargerMagnitude(zero, x));
        }

        frame.Group.Barrier();
    }
}
