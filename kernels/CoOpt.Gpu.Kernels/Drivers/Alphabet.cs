using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// Which levels were sent: the span of level numbers of each sign, and zero. A span rather than a set, since it is what a code of fixed length over consecutive numbers has to cover, and since it does not
/// depend on order. During a launch each worker keeps the spans by value (three variables, then underflows); they become level numbers when it ends.
/// </summary>
internal static class Alphabet
{
    // Entries of a variable by value.
    internal const int Highest = 0;
    internal const int LeastPositive = 1;
    internal const int Lowest = 2;
    internal const int GreatestNegative = 3;
    internal const int Zero = 4;
    internal const int Underflows = 3 * Row.AlphabetStride;

    internal const int SectorLeast = Underflows + 1;
    internal const int SectorGreatest = Underflows + 2;

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
