using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// Which levels were sent: the span of level numbers of each sign, and zero. A span rather than a set, since it is what a code of fixed length over consecutive numbers has to cover, and since it does not
/// depend on order. A worker has its own statistics (three variables, then underflows); they are merged when a launch ends.
/// </summary>
internal static class Alphabet
{
    /// <summary>Empties statistics in the lanes of a mask; <paramref name="underflows"/> is their entry, or 0 for the entry that follows the alphabets.</summary>
    internal static void Clear<TLane, TStore>(TStore store, int at, int underflows, TLane mask)
        where TLane : unmanaged, ILane<TLane>
        where TStore : struct, IStore<TLane>
    {
        TLane zero = TLane.Broadcast(0), infinity = TLane.Broadcast(double.PositiveInfinity);
        for (int v = at; v < at + (3 * Row.AlphabetStride); v += Row.AlphabetStride)
        {
            Set(store, v + Row.PositiveLeast, mask, infinity);
            Set(store, v + Row.PositiveGreatest, mask, -infinity);
            Set(store, v + Row.NegativeLeast, mask, infinity);
            Set(store, v + Row.NegativeGreatest, mask, -infinity);
            Set(store, v + Row.ZeroSeen, mask, zero);
        }

        Set(store, underflows == 0 ? at + (3 * Row.AlphabetStride) : underflows, mask, zero);
    }

    /// <summary>Notes a level that lanes of a mask have sent.</summary>
    internal static void Record<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable, Level<TLane> level, TLane mask)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1), infinity = TLane.Broadcast(double.PositiveInfinity);
        int worker = frame.Layout.Alphabet + (frame.Group.Rank * BatchLayout.AlphabetSize);
        int at = worker + (variable * Row.AlphabetStride);
        TLane finite = TLane.SelectLess(TLane.Abs(level.Value), infinity, mask, zero);
        TLane positive = TLane.SelectLess(zero, level.Value, finite, zero);
        TLane negative = TLane.SelectLess(level.Value, zero, finite, zero);
        Extend(frame, at + Row.PositiveLeast, positive, level.Index);
        Extend(frame, at + Row.NegativeLeast, negative, level.Index);
        TLane sent = TLane.SelectEqual(level.Value, zero, mask, zero);
        frame.State.Store(at + Row.ZeroSeen, TLane.Max(frame.State.Load(at + Row.ZeroSeen), sent));
        int underflows = worker + (3 * Row.AlphabetStride);
        frame.State.Store(underflows, frame.State.Load(underflows) + (level.Underflow * TLane.SelectLess(zero, mask, one, zero)));
    }

    /// <summary>Adds a worker's statistics to the rows; where each message was also sent with the opposite sign, both.</summary>
    internal static void Merge<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int worker, bool bothSigns)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        for (int v = 0; v < 3 * Row.AlphabetStride; v += Row.AlphabetStride)
        {
            for (int e = v; e < v + Row.ZeroSeen; e += 2)
            {
                int opposite = bothSigns ? (2 * v) + Row.NegativeLeast - e : e;
                TLane least = TLane.Min(frame.State.Load(worker + e), frame.State.Load(worker + opposite));
                TLane greatest = TLane.Max(frame.State.Load(worker + e + 1), frame.State.Load(worker + opposite + 1));
                frame.Rows.Store(Row.Alphabet + e, TLane.Min(least, frame.Rows.Load(Row.Alphabet + e)));
                frame.Rows.Store(Row.Alphabet + e + 1, TLane.Max(greatest, frame.Rows.Load(Row.Alphabet + e + 1)));
            }

            int zeroSeen = v + Row.ZeroSeen;
            frame.Rows.Store(Row.Alphabet + zeroSeen, TLane.Max(frame.State.Load(worker + zeroSeen), frame.Rows.Load(Row.Alphabet + zeroSeen)));
        }

        TLane underflows = frame.State.Load(worker + (3 * Row.AlphabetStride));
        frame.Rows.Store(Row.Underflows, frame.Rows.Load(Row.Underflows) + (bothSigns ? underflows + underflows : underflows));
    }

    // The least level is at the entry given, the greatest after it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Extend<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, TLane mask, TLane index)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0), least = frame.State.Load(at), greatest = frame.State.Load(at + 1);
        frame.State.Store(at, TLane.SelectLess(zero, mask, TLane.Min(index, least), least));
        frame.State.Store(at + 1, TLane.SelectLess(zero, mask, TLane.Max(index, greatest), greatest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set<TLane, TStore>(TStore store, int at, TLane mask, TLane value)
        where TLane : unmanaged, ILane<TLane>
        where TStore : struct, IStore<TLane> =>
        store.Store(at, TLane.SelectLess(TLane.Broadcast(0), mask, value, store.Load(at)));
}
