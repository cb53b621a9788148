using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>What each node computes alone at a point: ∂F(xᵢ), and zᵢ = sᵢ + ∇gᵢ(yᵢ).</summary>
internal static class Slopes
{
    /// <summary>Both, at the point (x, y, s) that begins at an entry of the state block. No barrier follows.</summary>
    internal static void Local<TLane, TGroup, TState, TRows, TTables, TPenalty, TLoss>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int point)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
    {
        TLoss.Gradients(frame, point + frame.Layout.Nodes);
        Finish<TLane, TGroup, TState, TRows, TTables, TPenalty>(frame, point);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Finish<TLane, TGroup, TState, TRows, TTables, TPenalty>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int point)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TPenalty : struct, IPenalty
    {
        var layout = frame.Layout;
        int n = layout.Nodes, m = layout.Parameters;
        TLane weight = frame.Rows.Load(Row.Penalty), sharpness = frame.Rows.Load(Row.Sharpness);
        for (int i = frame.Group.Rank; i < n; i += frame.Group.Size)
        {
            TLane x = frame.State.Load(point + i);
            TLane slope = CpuCost.Slope(x, frame.Rows.Load(BatchLayout.Capacity + i), frame.Rows.Load(layout.Workload + i));
            TLane penalty = CpuCost.PenaltySlope<TLane, TPenalty>(x, frame.Rows.Load(layout.Lower + i), frame.Rows.Load(layout.Upper + i), weight, sharpness);
            frame.State.Store(layout.GradientX + i, slope + penalty);
            for (int e = i * m; e < (i + 1) * m; e++)
                frame.State.Store(layout.Z + e, frame.State.Load(point + n + (n * m) + e) + frame.State.Load(layout.Z + e));
        }
    }
}
