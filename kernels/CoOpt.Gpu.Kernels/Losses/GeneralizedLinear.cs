using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>gᵢ(w, v) = factor·Σ loss(w·φ + ι·v) + (r/2)‖w‖² over a node's samples: the data loop of all losses that see a sample through one margin. m = d + 1, d features.</summary>
/// <typeparam name="TMargin">The loss of a margin.</typeparam>
public readonly struct GeneralizedLinear<TMargin> : ILoss
    where TMargin : struct, IMargin
{
    // Samples whose slopes are kept while their features are still in the cache.
    private const int Block = 32;

    /// <inheritdoc/>
    public static int Scratch(int parameters, int classes) => parameters - 1 > (TMargin.IsLight ? HeldSamples<TMargin>.Most : ThreeFeatures.Value) ? Block : 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gradients<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int features = frame.Layout.Parameters - 1;
        bool within = features <= ThreeFeatures.Value && (TMargin.IsLight || MarginBounds<TMargin>.Hold(frame, at));
        if (features == 1)
            Few<TLane, TGroup, TState, TRows, TTables, OneFeature>(frame, at, within);
        else if (features == 2)
            Few<TLane, TGroup, TState, TRows, TTables, TwoFeatures>(frame, at, within);
        else if (features == 3)
            Few<TLane, TGroup, TState, TRows, TTables, ThreeFeatures>(frame, at, within);
        else if (TMargin.IsLight && features <= HeldSamples<TMargin>.Most)
            HeldSamples<TMargin>.Gradients(frame, at);
        else
            Many(frame, at);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Values<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, int target, int stride)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        int d = layout.Parameters - 1;
        int firsts = frame.Tables.Index(StructureTable.Samples), features = frame.Tables.Index(StructureTable.Features), targets = frame.Tables.Index(StructureTable.Targets);
        TLane sharpness = frame.Rows.Load(Row.HingeSharpness), weight = frame.Rows.Load(Row.HingeWeight);
        TLane intercept = TLane.Broadcast(TMargin.Intercept) * frame.State.Load(at + d);
        TLane squares = TLane.Broadcast(0);
        for (int c = 0; c < d; c++)
            squares = TLane.FusedMultiplyAdd(frame.State.Load(at + c), frame.State.Load(at + c), squares);
        squares *= TLane.Broadcast(0.5) * TMargin.Ridge(frame.Rows.Load(Row.Ridge));
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            int first = frame.Tables.Index(firsts + i), last = frame.Tables.Index(firsts + i + 1);
            TLane sum = TLane.Broadcast(0);
            for (int p = first; p < last; p++)
                sum += TMargin.Value(SampleBlock.Margin(frame, intercept, features + (p * d), at, d), frame.Tables.Number<TLane>(targets + p), sharpness);
            TLane factor = TMargin.Factor(weight, TLane.FromInteger(last - first));
            frame.State.Store(target + (i * stride), last == first ? squares : TLane.FusedMultiplyAdd(factor, sum, squares));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Few<TLane, TGroup, TState, TRows, TTables, TCount>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, bool within)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCount : struct, IFeatureCount
    {
        if (within)
            Few<TLane, TGroup, TState, TRows, TTables, TCount, WithinBounds>(frame, at);
        else
            Few<TLane, TGroup, TState, TRows, TTables, TCount, Anywhere>(frame, at);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Few<TLane, TGroup, TState, TRows, TTables, TCount, TRange>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCount : struct, IFeatureCount
        where TRange : struct, IExponentRange
    {
        var layout = frame.Layout;
        int d = TCount.Value;
        int firsts = frame.Tables.Index(StructureTable.Samples), features = frame.Tables.Index(StructureTable.Features), targets = frame.Tables.Index(StructureTable.Targets);
        TLane weight = frame.Rows.Load(Row.HingeWeight), ridge = TMargin.Ridge(frame.Rows.Load(Row.Ridge));
        TLane iota = TLane.Broadcast(TMargin.Intercept), zero = TLane.Broadcast(0);
        var terms = new SlopeTerms<TLane>(frame.Rows.Load(Row.HingeSharpness), resident: true);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            int y = at + (i * (d + 1)), z = layout.Z + (i * (d + 1));
            TLane w0 = frame.State.Load(y), w1 = d > 1 ? frame.State.Load(y + 1) : zero, w2 = d > 2 ? frame.State.Load(y + 2) : zero;
            TLane intercept = iota * frame.State.Load(y + d);
            TLane g0 = zero, g1 = zero, g2 = zero, slopes = zero;
            int first = frame.Tables.Index(firsts + i), last = frame.Tables.Index(firsts + i + 1);
            int end = features + (last * d);
            for (int p = targets + first, row = features + (first * d); row < end; p++, row += d)
            {
                TLane margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 0), w0, intercept);
                if (d > 1)
                    margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 1), w1, margin);
                if (d > 2)
                    margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row, 2), w2, margin);
                TLane descent = TMargin.Descent(margin, frame.Tables.Number<TLane>(p), terms, TRange.IsWithin);
                g0 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 0), descent, g0);
                if (d > 1)
                    g1 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 1), descent, g1);
                if (d > 2)
                    g2 = TLane.FusedMultiplySubtractFrom(frame.Tables.Number<TLane>(row, 2), descent, g2);
                slopes -= descent;
            }

            TLane factor = TMargin.Factor(weight, TLane.FromInteger(last > first ? last - first : 1));
            frame.State.Store(z, TLane.FusedMultiplyAdd(factor, g0, ridge * w0));
            if (d > 1)
                frame.State.Store(z + 1, TLane.FusedMultiplyAdd(factor, g1, ridge * w1));
            if (d > 2)
                frame.State.Store(z + 2, TLane.FusedMultiplyAdd(factor, g2, ridge * w2));
            frame.State.Store(z + d, factor * (iota * slopes));
        }
    }

    // The sums grow in Z, block by block, in the order of the samples: the same bits as in registers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Many<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        int m = layout.Parameters, d = m - 1;
        int firsts = frame.Tables.Index(StructureTable.Samples), features = frame.Tables.Index(StructureTable.Features);
        TLane weight = frame.Rows.Load(Row.HingeWeight), ridge = TMargin.Ridge(frame.Rows.Load(Row.Ridge));
        TLane iota = TLane.Broadcast(TMargin.Intercept);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            int y = at + (i * m), z = layout.Z + (i * m);
            for (int c = 0; c < m; c++)
                frame.State.Store(z + c, TLane.Broadcast(0));
            int first = frame.Tables.Index(firsts + i), last = frame.Tables.Index(firsts + i + 1);
            for (int p = first; p < last; p += Block)
            {
                int count = last - p < Block ? last - p : Block;
                SampleBlock.Margins(frame, y, iota, features + (p * d), count);
                Descents(frame, z + d, p, count);
                SampleBlock.Sums(frame, z, features + (p * d), count);
            }

            TLane factor = TMargin.Factor(weight, TLane.FromInteger(last > first ? last - first : 1));
            for (int c = 0; c < d; c++)
                frame.State.Store(z + c, TLane.FusedMultiplyAdd(factor, frame.State.Load(z + c), ridge * frame.State.Load(y + c)));
            frame.State.Store(z + d, factor * (iota * frame.State.Load(z + d)));
        }
    }

    // Descents of a block of samples from their margins, both in scratch, and their sum off the last entry of Z.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Descents<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int z, int p, int count)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int scratch = frame.Layout.LossWork + (frame.Group.Rank * frame.Layout.LossScratch), targets = frame.Tables.Index(StructureTable.Targets) + p;
        var terms = new SlopeTerms<TLane>(frame.Rows.Load(Row.HingeSharpness), resident: true);
        TLane slopes = frame.State.Load(z);
        for (int q = 0; q < count; q++)
        {
            TLane descent = TMargin.Descent(frame.State.Load(scratch + q), frame.Tables.Number<TLane>(targets + q), terms, within: false);
            frame.State.Store(scratch + q, descent);
            slopes -= descent;
        }

        frame.State.Store(z, slopes);
    }
}
