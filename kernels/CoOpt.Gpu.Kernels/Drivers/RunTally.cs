using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>What a worker finds out about the run of messages that it sends.</summary>
internal static class RunTally
{
    /// <summary>Entry of what is known of the run of messages that this worker sends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int At<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        Alphabet.Worker(frame) + Alphabet.OfRun;

    /// <summary>Writes down what is known of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, Tally<TLane> tally)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        Alphabet.Write(frame, at, tally);
        frame.State.Store(at + Row.AlphabetStride, tally.OffCentre);
    }

    /// <summary>What is known of this worker's run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tally<TLane> Read<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int at = At(frame);
        return Alphabet.Read(frame, at, frame.State.Load(at + Row.AlphabetStride));
    }

    /// <summary>Sends zeros as they are, and counts the run again. The tally says 1 for its distance from the middle where any other number was sent beyond the bounds.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static Tally<TLane> LookThrough<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int message, int count, double least, double greatest)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1), low = TLane.Broadcast(least), high = TLane.Broadcast(greatest), beyond = zero;
        var tally = Tally<TLane>.None;
        for (int e = 0; e < count; e++)
        {
            TLane value = frame.State.Load(from + e), sent = TLane.SelectEqual(value, zero, value, frame.State.Load(message + e)), size = TLane.Abs(sent);
            frame.State.Store(message + e, sent);
            tally = tally.With(sent);
            TLane odd = TLane.SelectLessOrEqual(low, size, TLane.SelectLessOrEqual(size, high, beyond, one), one);
            beyond = TLane.SelectEqual(value, zero, beyond, odd);
        }

        return new(tally.Highest, tally.LeastPositive, tally.Lowest, tally.GreatestNegative, tally.Zero, beyond);
    }
}
