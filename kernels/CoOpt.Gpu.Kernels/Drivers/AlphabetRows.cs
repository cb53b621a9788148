using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>The statistics of <see cref="Alphabet"/> as the host reads them: numbers of levels, of all launches so far.</summary>
internal static class AlphabetRows
{
    /// <summary>Empties the rows' statistics in the lanes of a mask.</summary>
    internal static void Clear<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane mask)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane infinity = TLane.Broadcast(double.PositiveInfinity);
        Invariants.Set(frame, mask, Row.SectorLeast, infinity);
        Invariants.Set(frame, mask, Row.SectorGreatest, -infinity);
        for (int v = Row.Alphabet; v < Row.Alphabet + (3 * Row.AlphabetStride); v += Row.AlphabetStride)
        {
            Invariants.Set(frame, mask, v + Row.PositiveLeast, infinity);
            Invariants.Set(frame, mask, v + Row.PositiveGreatest, -infinity);
            Invariants.Set(frame, mask, v + Row.NegativeLeast, infinity);
            Invariants.Set(frame, mask, v + Row.NegativeGreatest, -infinity);
            Invariants.Set(frame, mask, v + Row.ZeroSeen, TLane.Broadcast(0));
        }
    }

    /// <summary>Adds a worker's statistics to the rows; where each message was also sent with the opposite sign, both.</summary>
    internal static void Merge<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int worker, bool bothSigns)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        int from = frame.Layout.Alphabet + (worker * Alphabet.Size);
        for (int v = 0; v < 3 * Row.AlphabetStride; v += Row.AlphabetStride)
        {
            TLane positiveLeast = frame.State.Load(from + v + Alphabet.LeastPositive), positiveGreatest = frame.State.Load(from + v + Alphabet.Highest);
            TLane negativeLeast = -frame.State.Load(from + v + Alphabet.GreatestNegative), negativeGreatest = -frame.State.Load(from + v + Alphabet.Lowest);
            Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, Row.Alphabet + v + Row.PositiveLeast, positiveLeast, positiveGreatest);
            Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, Row.Alphabet + v + Row.NegativeLeast, negativeLeast, negativeGreatest);
            if (bothSigns)
            {
                Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, Row.Alphabet + v + Row.PositiveLeast, negativeLeast, negativeGreatest);
                Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, Row.Alphabet + v + Row.NegativeLeast, positiveLeast, positiveGreatest);
            }

            int zeroSeen = Row.Alphabet + v + Row.ZeroSeen;
            frame.Rows.Store(zeroSeen, TLane.Max(frame.State.Load(from + v + Alphabet.Zero), frame.Rows.Load(zeroSeen)));
        }

        TLane underflows = frame.State.Load(from + Alphabet.Underflows);
        frame.Rows.Store(Row.Underflows, frame.Rows.Load(Row.Underflows) + (bothSigns ? underflows + underflows : underflows));
        frame.Rows.Store(Row.SectorLeast, TLane.Min(frame.State.Load(from + Alphabet.SectorLeast), frame.Rows.Load(Row.SectorLeast)));
        frame.Rows.Store(Row.SectorGreatest, TLane.Max(frame.State.Load(from + Alphabet.SectorGreatest), frame.Rows.Load(Row.SectorGreatest)));
    }

    // Magnitudes of the levels of one sign; their numbers go to the entry given (least) and the next (greatest). Where there are none, the least is +∞ and the greatest is not positive.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, TLane least, TLane greatest)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        TLane zero = TLane.Broadcast(0), infinity = TLane.Broadcast(double.PositiveInfinity), parameter = frame.Rows.Load(TQuantizer.ParameterRow);
        TLane first = TLane.SelectLess(least, infinity, TQuantizer.Index(least, parameter), infinity);
        TLane last = TLane.SelectLess(zero, greatest, TQuantizer.Index(greatest, parameter), -infinity);
        frame.Rows.Store(at, TLane.Min(first, frame.Rows.Load(at)));
        frame.Rows.Store(at + 1, TLane.Max(last, frame.Rows.Load(at + 1)));
    }
}
