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
}
