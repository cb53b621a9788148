using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>|margin| ≤ |last parameter| + (largest |feature|)·Σ|other parameters|: asked once for all samples, so that a loop over them need not clamp exponents.</summary>
/// <typeparam name="TMargin">The loss of a margin.</typeparam>
internal static class MarginBounds<TMargin>
    where TMargin : struct, IMargin
{
    /// <summary>Whether no exponent of any sample needs to be clamped.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static bool Hold<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int m = frame.Layout.Parameters, samples = frame.Tables.Index(frame.Tables.Index(StructureTable.Samples) + frame.Layout.Nodes);
        if (samples == 0)
            return true;
        TLane largest = frame.Tables.Number<TLane>(frame.Tables.Index(StructureTable.Targets) + samples), sharpness = frame.Rows.Load(Row.HingeSharpness);
        TLane worst = TLane.Broadcast(0);
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            TLane sum = TLane.Broadcast(0);
            for (int c = 0; c < m - 1; c++)
                sum += TLane.Abs(frame.State.Load(at + (i * m) + c));
            worst = TLane.LargerMagnitude(worst, TMargin.Exponent(TLane.FusedMultiplyAdd(largest, sum, TLane.Abs(frame.State.Load(at + (i * m) + m - 1))), sharpness));
        }

        return Sigmoid.Within(worst);
    }
}
