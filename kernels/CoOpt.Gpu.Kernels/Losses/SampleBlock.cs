using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>
/// A block of samples with many features, d of them, in tiles that stay in registers: margins of a row of samples at a time, so that a parameter is read once for all of them and no addition waits for the one
/// before; sums of a cache line of features at a time, while the block is still in the cache. The order of every sum is that of the definition.
/// </summary>
internal static class SampleBlock
{
    private const int Together = 8;
    private const int Tile = 8;

    /// <summary>The margins of the samples at <paramref name="features"/> into the loss' scratch.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Margins<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int y, TLane iota, int features, int count)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int d = frame.Layout.Parameters - 1, scratch = frame.Layout.LossWork + (frame.Group.Rank * frame.Layout.LossScratch);
        TLane intercept = iota * frame.State.Load(y + d);
        int q = 0;
        for (; q + Together <= count; q += Together)
            RowOfMargins(frame, intercept, features + (q * d), y, scratch + q);
        for (; q < count; q++)
            frame.State.Store(scratch + q, Margin(frame, intercept, features + (q * d), y, d));
    }

    /// <summary>One sample's margin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLane Margin<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane intercept, int row, int y, int d)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane margin = intercept;
        for (int c = 0; c < d; c++)
            margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row + c), frame.State.Load(y + c), margin);
        return margin;
    }

    /// <summary>Takes Σ φ·descent of the block, feature by feature, off the entries from <paramref name="z"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Sums<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int z, int features, int count)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int d = frame.Layout.Parameters - 1, c = 0;
        for (; c + Tile <= d; c += Tile)
            TileSums<TLane, TGroup, TState, TRows, TTables, EightFeatures>(frame, z + c, features + c, count);
        if (c + 4 <= d)
        {
            TileSums<TLane, TGroup, TState, TRows, TTables, FourFeatures>(frame, z + c, features + c, count);
            c += 4;
        }

        if (c + 2 <= d)
        {
            TileSums<TLane, TGroup, TState, TRows, TTables, TwoFeatures>(frame, z + c, features + c, count);
            c += 2;
        }

        if (c < d)
            TileSums<TLane, TGroup, TState, TRows, TTables, OneFeature>(frame, z + c, features + c, count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RowOfMargins<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane intercept, int features, int y, int target)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int d = frame.Layout.Parameters - 1;
        TLane m0 = intercept, m1 = intercept, m2 = intercept, m3 = intercept, m4 = intercept, m5 = intercept, m6 = intercept, m7 = intercept;
        int c = 0;
        for (; c + 4 <= d; c += 4)
        {
            TLane w0 = frame.State.Load(y + c, 0), w1 = frame.State.Load(y + c, 1), w2 = frame.State.Load(y + c, 2), w3 = frame.State.Load(y + c, 3);
            int at = features + c;
            m0 = Four(frame, m0, at, w0, w1, w2, w3);
            m1 = Four(frame, m1, at + d, w0, w1, w2, w3);
            m2 = Four(frame, m2, at + (2 * d), w0, w1, w2, w3);
            m3 = Four(frame, m3, at + (3 * d), w0, w1, w2, w3);
            m4 = Four(frame, m4, at + (4 * d), w0, w1, w2, w3);
            m5 = Four(frame, m5, at + (5 * d), w0, w1, w2, w3);
            m6 = Four(frame, m6, at + (6 * d), w0, w1, w2, w3);
            m7 = Four(frame, m7, at + (7 * d), w0, w1, w2, w3);
        }

        for (; c < d; c++)
        {
            TLane w = frame.State.Load(y + c);
            int at = features + c;
            m0 = TLane.FusedMultiplyAdd(w, frame.Tables.Number<TLane>(at), m0);
            m1 = TLane.FusedMultiplyAdd(w, frame.Tables.Number<TLane>(at + d), m1);
            m2 = TLane.FusedMultiplyAdd(w, frame.Tables.Number<TLane>(at + (2 * d)), m2);
            m3 = TLane.FusedMultiplyAdd(w, frame.Tables.Number<TLane>(at + (3 * d)), m3);
            m4 = TLane.FusedMultiplyAdd(w, frame.Tables.Number<TLane>(at + (4 * d)), m4);
            m5 = TLane.FusedMultiplyAdd(w, frame.Tables.Number<TLane>(at + (5 * d)), m5);
            m6 = TLane.FusedMultiplyAdd(w, frame.Tables.Number<TLane>(at + (6 * d)), m6);
            m7 = TLane.FusedMultiplyAdd(w, frame.Tables.Number<TLane>(at + (7 * d)), m7);
        }

        frame.State.Store(target, m0);
        frame.State.Store(target + 1, m1);
        frame.State.Store(target + 2, m2);
        frame.State.Store(target + 3, m3);
        frame.State.Store(target + 4, m4);
        frame.State.Store(target + 5, m5);
        frame.State.Store(target + 6, m6);
        frame.State.Store(target + 7, m7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Four<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane margin, int row, TLane w0, TLane w1, TLane w2, TLane w3)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        margin = TLane.FusedMultiplyAdd(w0, frame.Tables.Number<TLane>(row, 0), margin);
        margin = TLane.FusedMultiplyAdd(w1, frame.Tables.Number<TLane>(row, 1), margin);
        margin = TLane.FusedMultiplyAdd(w2, frame.Tables.Number<TLane>(row, 2), margin);
        return TLane.FusedMultiplyAdd(w3, frame.Tables.Number<TLane>(row, 3), margin);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TileSums<TLane, TGroup, TState, TRows, TTables, TCount>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int z, int features, int count)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCount : struct, IFeatureCount
    {
        int d = frame.Layout.Parameters - 1, scratch = frame.Layout.LossWork + (frame.Group.Rank * frame.Layout.LossScratch), n = TCount.Value;
        TLane g0 = frame.State.Load(z), g1 = n > 1 ? frame.State.Load(z, 1) : g0, g2 = n > 2 ? frame.State.Load(z, 2) : g0, g3 = n > 2 ? frame.State.Load(z, 3) : g0;
        TLane g4 = n > 4 ? frame.State.Load(z, 4) : g0, g5 = n > 4 ? frame.State.Load(z, 5) : g0, g6 = n > 4 ? frame.State.Load(z, 6) : g0, g7 = n > 4 ? frame.State.Load(z, 7) : g0;
        for (int q = scratch, row = features; q < scratch + count; q++, row += d)
        {
            TLane descent = frame.State.Load(q);
            g0 = TLane.FusedMultiplySubtractFrom(descent, frame.Tables.Number<TLane>(row, 0), g0);
            if (n > 1)
                g1 = TLane.FusedMultiplySubtractFrom(descent, frame.Tables.Number<TLane>(row, 1), g1);
            if (n > 2)
            {
                g2 = TLane.FusedMultiplySubtractFrom(descent, frame.Tables.Number<TLane>(row, 2), g2);
                g3 = TLane.FusedMultiplySubtractFrom(descent, frame.Tables.Number<TLane>(row, 3), g3);
            }

            if (n > 4)
            {
                g4 = TLane.FusedMultiplySubtractFrom(descent, frame.Tables.Number<TLane>(row, 4), g4);
                g5 = TLane.FusedMultiplySubtractFrom(descent, frame.Tables.Number<TLane>(row, 5), g5);
                g6 = TLane.FusedMultiplySubtractFrom(descent, frame.Tables.Number<TLane>(row, 6), g6);
                g7 = TLane.FusedMultiplySubtractFrom(descent, frame.Tables.Number<TLane>(row, 7), g7);
            }
        }

        frame.State.Store(z, g0);
        if (n > 1)
            frame.State.Store(z + 1, g1);
        if (n > 2)
        {
            frame.State.Store(z + 2, g2);
            frame.State.Store(z + 3, g3);
        }

        if (n > 4)
        {
            frame.State.Store(z + 4, g4);
            frame.State.Store(z + 5, g5);
            frame.State.Store(z + 6, g6);
            frame.State.Store(z + 7, g7);
        }
    }
}
