using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// Which levels were sent: the span of level numbers of each sign, and zero. A span rather than a set, since it is what a code of fixed length over consecutive numbers has to cover, and since it does not
/// depend on order. During a launch each worker keeps the spans by value (three variables, then underflows); they become level numbers when it ends.
/// </summary>
internal static class Alphabet
{
    // Entries of a variable by value.
    private const int Highest = 0;
    private const int LeastPositive = 1;
    private const int Lowest = 2;
    private const int GreatestNegative = 3;
    private const int Zero = 4;
    private const int Underflows = 3 * Row.AlphabetStride;

    private const int SectorLeast = Underflows + 1;
    private const int SectorGreatest = Underflows + 2;

    /// <summary>Of the run of messages that is being sent: as of a variable, then how doubtful it is.</summary>
    internal const int OfRun = Underflows + 3;

    /// <summary>Of <see cref="Memory"/>.</summary>
    internal const int OfMemory = OfRun + Row.AlphabetStride + 1;

    /// <summary>Entries of a worker.</summary>
    internal const int Size = OfMemory + Memory.Size;

    /// <summary>Empties this worker's statistics.</summary>
    internal static void Clear<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int worker = Worker(frame);
        TLane zero = TLane.Broadcast(0), infinity = TLane.Broadcast(double.PositiveInfinity);
        for (int v = 0; v < 3; v++)
            Write(frame, worker + (v * Row.AlphabetStride), Tally<TLane>.None);
        frame.State.Store(worker + Underflows, zero);
        frame.State.Store(worker + SectorLeast, infinity);
        frame.State.Store(worker + SectorGreatest, -infinity);
    }

    /// <summary>This worker's statistics of a variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tally<TLane> Of<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int at = Worker(frame) + (variable * Row.AlphabetStride);
        return Read(frame, at, TLane.Broadcast(0));
    }

    /// <summary>Keeps statistics in the lanes of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Keep<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable, Tally<TLane> tally, TLane mask)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int at = Worker(frame) + (variable * Row.AlphabetStride);
        Put(frame, at + Highest, mask, tally.Highest);
        Put(frame, at + LeastPositive, mask, tally.LeastPositive);
        Put(frame, at + Lowest, mask, tally.Lowest);
        Put(frame, at + GreatestNegative, mask, tally.GreatestNegative);
        Put(frame, at + Zero, mask, tally.Zero);
    }

    /// <summary>Adds to this worker's statistics of a variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable, Tally<TLane> tally)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int at = Worker(frame) + (variable * Row.AlphabetStride);
        Write(frame, at, Of(frame, variable).With(tally));
    }

    /// <summary>The tally that stands at an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tally<TLane> Read<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, TLane offCentre)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        new(frame.State.Load(at + Highest), frame.State.Load(at + LeastPositive), frame.State.Load(at + Lowest), frame.State.Load(at + GreatestNegative), frame.State.Load(at + Zero), offCentre);

    /// <summary>Writes a tally, without its distance from the middle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, Tally<TLane> tally)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        frame.State.Store(at + Highest, tally.Highest);
        frame.State.Store(at + LeastPositive, tally.LeastPositive);
        frame.State.Store(at + Lowest, tally.Lowest);
        frame.State.Store(at + GreatestNegative, tally.GreatestNegative);
        frame.State.Store(at + Zero, tally.Zero);
    }

    /// <summary>Counts the lanes of a mask in which a number other than 0 gave 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void CountUnderflows<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane value, TLane quantised, TLane mask)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0);
        int underflows = Worker(frame) + Underflows;
        TLane vanished = TLane.SelectEqual(quantised, zero, TLane.SelectEqual(value, zero, zero, mask), zero);
        frame.State.Store(underflows, frame.State.Load(underflows) + vanished);
    }

    /// <summary>Extends this worker's range of q(v)/v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ExtendSector<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane least, TLane greatest)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int worker = Worker(frame);
        frame.State.Store(worker + SectorLeast, TLane.Min(least, frame.State.Load(worker + SectorLeast)));
        frame.State.Store(worker + SectorGreatest, TLane.Max(greatest, frame.State.Load(worker + SectorGreatest)));
    }

    /// <summary>Empties the rows' statistics in the lanes of a mask.</summary>
    internal static void ClearRows<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane mask)
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
        int from = frame.Layout.Alphabet + (worker * Size);
        for (int v = 0; v < 3 * Row.AlphabetStride; v += Row.AlphabetStride)
        {
            TLane positiveLeast = frame.State.Load(from + v + LeastPositive), positiveGreatest = frame.State.Load(from + v + Highest);
            TLane negativeLeast = -frame.State.Load(from + v + GreatestNegative), negativeGreatest = -frame.State.Load(from + v + Lowest);
            Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, Row.Alphabet + v + Row.PositiveLeast, positiveLeast, positiveGreatest);
            Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, Row.Alphabet + v + Row.NegativeLeast, negativeLeast, negativeGreatest);
            if (bothSigns)
            {
                Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, Row.Alphabet + v + Row.PositiveLeast, negativeLeast, negativeGreatest);
                Extend<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, Row.Alphabet + v + Row.NegativeLeast, positiveLeast, positiveGreatest);
            }

            int zeroSeen = Row.Alphabet + v + Row.ZeroSeen;
            frame.Rows.Store(zeroSeen, TLane.Max(frame.State.Load(from + v + Zero), frame.Rows.Load(zeroSeen)));
        }

        TLane underflows = frame.State.Load(from + Underflows);
        frame.Rows.Store(Row.Underflows, frame.Rows.Load(Row.Underflows) + (bothSigns ? underflows + underflows : underflows));
        frame.Rows.Store(Row.SectorLeast, TLane.Min(frame.State.Load(from + SectorLeast), frame.Rows.Load(Row.SectorLeast)));
        frame.Rows.Store(Row.SectorGreatest, TLane.Max(frame.State.Load(from + SectorGreatest), frame.Rows.Load(Row.SectorGreatest)));
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

    /// <summary>First entry of this worker.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Worker<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        frame.Layout.Alphabet + (frame.Group.Rank * Size);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, TLane mask, TLane value)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        frame.State.Store(at, TLane.SelectLess(TLane.Broadcast(0), mask, value, frame.State.Load(at)));
}
