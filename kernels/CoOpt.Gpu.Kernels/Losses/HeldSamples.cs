using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>The samples of 4 to 9 features: parameters and gradient of a node stay in registers while its samples are gone through once.</summary>
/// <typeparam name="TMargin">The loss of a margin.</typeparam>
internal static class HeldSamples<TMargin>
    where TMargin : struct, IMargin
{
    /// <summary>The most features that are held.</summary>
    internal const int Most = 9;

    /// <summary>The gradients of all nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Gradients<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int features = frame.Layout.Parameters - 1;
        if (features == 4)
            Gradients<TLane, TGroup, TState, TRows, TTables, FourFeatures>(frame, at);
        else if (features == 5)
            Gradients<TLane, TGroup, TState, TRows, TTables, FiveFeatures>(frame, at);
        else if (features == 6)
            Gradients<TLane, TGroup, TState, TRows, TTables, SixFeatures>(frame, at);
        else if (features == 7)
            Gradients<TLane, TGroup, TState, TRows, TTables, SevenFeatures>(frame, at);
        else if (features == 8)
            Gradients<TLane, TGroup, TState, TRows, TTables, EightFeatures>(frame, at);
        else
            Gradients<TLane, TGroup, TState, TRows, TTables, NineFeatures>(frame, at);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Gradients<TLane, TGroup, TState, TRows, TTables, TCount>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCount : struct, IFeatureCount
    {
        int m = TCount.Value + 1, d = TCount.Value, z = frame.Layout.Z;
        int firsts = frame.Tables.Index(StructureTable.Samples), features = frame.Tables.Index(StructureTable.Features), targets = frame.Tables.Index(StructureTable.Targets);
        TLane iota = TLane.Broadcast(TMargin.Intercept), zero = TLane.Broadcast(0);
        var terms = new SlopeTerms<TLane>(frame.Rows.Load(Row.HingeSharpness), resident: false);
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            int y = at + (i * m), g = z + (i * m);
            TLane w0 = frame.State.Load(y, 0), w1 = frame.State.Load(y, 1), w2 = frame.State.Load(y, 2), w3 = frame.State.Load(y, 3), intercept = iota * frame.State.Load(y + d);
            TLane w4 = d > 4 ? frame.State.Load(y, 4) : zero, w5 = d > 5 ? frame.State.Load(y, 5) : zero, w6 = d > 6 ? frame.State.Load(y, 6) : zero;
            TLane w7 = d > 7 ? frame.State.Load(y, 7) : zero, w8 = d > 8 ? frame.State.Load(y, 8) : zero;
            TLane g0 = zero, g1 = zero, g2 = zero, g3 = zero, g4 = zero, g5 = zero, g6 = zero, g7 = zero, g8 = zero, slopes = zero;
            int first = frame.Tables.Index(firsts + i), last = frame.Tables.Index(firsts + i + 1), end = features + (last * d);
            for (int p = targets + first, row = features + (first * d); row < end; p++, row += d)
            {
                TLane margin = intercept;
                margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 0), w0, margin);
                margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 1), w1, margin);
                margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 2), w2, margin);
                margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 3), w3, margin);
                if (d > 4)
                    margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 4), w4, margin);
                if (d > 5)
                    margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 5), w5, margin);
                if (d > 6)
                    margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 6), w6, margin);
                if (d > 7)
                    margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 7), w7, margin);
                if (d > 8)
                    margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 8), w8, margin);
                TLane descent = TMargin.Descent(margin, frame.Tables.Number<TLane>(p), terms, within: false);
                g0 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 0), descent, g0);
                g1 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 1), descent, g1);
                g2 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 2), descent, g2);
                g3 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 3), descent, g3);
                if (d > 4)
                    g4 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 4), descent, g4);
                if (d > 5)
                    g5 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 5), descent, g5);
                if (d > 6)
                    g6 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 6), descent, g6);
                if (d > 7)
                    g7 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 7), descent, g7);
                if (d > 8)
                    g8 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 8), descent, g8);
                slopes -= descent;
            }

            TLane weight = frame.Rows.Load(Row.HingeWeight), ridge = TMargin.Ridge(frame.Rows.Load(Row.Ridge));
            TLane factor = TMargin.Factor(weight, TLane.FromInteger(last > first ? last - first : 1));
            frame.State.Store(g + 0, TLane.FusedMultiplyAdd(factor, g0, ridge * w0));
            frame.State.Store(g + 1, TLane.FusedMultiplyAdd(factor, g1, ridge * w1));
            frame.State.Store(g + 2, TLane.FusedMultiplyAdd(factor, g2, ridge * w2));
            frame.State.Store(g + 3, TLane.FusedMultiplyAdd(factor, g3, ridge * w3));
            if (d > 4)
                frame.State.Store(g + 4, TLane.FusedMultiplyAdd(factor, g4, ridge * w4));
            if (d > 5)
                frame.State.Store(g + 5, TLane.FusedMultiplyAdd(factor, g5, ridge * w5));
            if (d > 6)
                frame.State.Store(g + 6, TLane.FusedMultiplyAdd(factor, g6, ridge * w6));
            if (d > 7)
                frame.State.Store(g + 7, TLane.FusedMultiplyAdd(factor, g7, ridge * w7));
            if (d > 8)
                frame.State.Store(g + 8, TLane.FusedMultiplyAdd(factor, g8, ridge * w8));
            frame.State.Store(g + d, factor * (iota * slopes));
        }
    }
}
