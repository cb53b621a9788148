using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// What a worker knows from round to round. Whether the messages of a variable are first asked if they still stand. It pays where few change from round to round in any lane, and changes no number. Asked are only messages that were sent and counted
/// in this launch by every lane that steps: not those of its first round, nor of a round after one in which a running lane waited. Only vectors of lanes do, that one worker has to itself.
/// </summary>
internal static class Memory
{
    // Rounds until it is tried again where it did not pay, and the share of changes, in fifths, from which it does not.
    private const int Pause = 32;
    private const int TooMany = 2;

    // Entries: rounds of each variable until its messages are asked; 1 where ∂F(x) was sent as before; the number of the graph whose flows into x are kept, plus 1, or 0; the quantiser's constants.
    private const int Still = 3;
    private const int Kept = 4;
    private const int Constants = 5;

    /// <summary>Entries of a worker.</summary>
    internal const int Size = Constants + 5;

    /// <summary>Begins a launch.</summary>
    internal static void Clear<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        int at = At(frame);
        TLane zero = TLane.Broadcast(0);
        for (int variable = 0; variable < 3; variable++)
            frame.State.Store(at + variable, TLane.Broadcast(1));
        frame.State.Store(at + Still, zero);
        frame.State.Store(at + Kept, zero);
        var constants = TQuantizer.Prepare(frame.Rows.Load(TQuantizer.ParameterRow), frame.Rows.Load(TQuantizer.SecondRow));
        frame.State.Store(at + Constants, constants.Parameter);
        frame.State.Store(at + Constants + 1, constants.Inverse);
        frame.State.Store(at + Constants + 2, constants.Margin);
        frame.State.Store(at + Constants + 3, constants.Low);
        frame.State.Store(at + Constants + 4, constants.High);
    }

    /// <summary>What the quantiser computes once for many numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static QuantizerConstants<TLane> Prepared<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int at = At(frame) + Constants;
        return new(frame.State.Load(at), frame.State.Load(at + 1), frame.State.Load(at + 2), frame.State.Load(at + 3), frame.State.Load(at + 4));
    }

    /// <summary>Whether anything is: for vectors, in groups of one worker. A single lane, as on a GPU, gains little by it, and its kernels stay small without.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsKept<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        TLane.Width > 1 && frame.Group.Size == 1;

    /// <summary>Whether they are asked in this round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Asks<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer =>
        TQuantizer.Remembers && IsKept(frame) && !TLane.AnyLess(TLane.Broadcast(0), frame.State.Load(At(frame) + variable));

    /// <summary>Notes what a round was like.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Note<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable, bool asked, int changed, int total)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        if (!TQuantizer.Remembers || !IsKept(frame))
            return;
        int at = At(frame);
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1), rounds = zero;
        bool waits = TLane.AnyLess(frame.Rows.Load(Row.Active), TLane.SelectEqual(frame.Rows.Load(Row.Status), TLane.Broadcast(LaneStatus.Running), one, zero));
        if (waits)
            rounds = one;
        else if (!asked)
            rounds = TLane.Max(frame.State.Load(at + variable) - one, zero);
        else if (5 * changed > TooMany * total)
            rounds = TLane.Broadcast(Pause);
        frame.State.Store(at + variable, rounds);
        if (variable == 0)
            frame.State.Store(at + Still, asked && changed == 0 && !waits ? one : zero);
    }

    /// <summary>Writes down what flows into x of a node, with its carry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void KeepFlow<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int node, TLane sum, TLane carry)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        frame.State.Store(frame.Layout.KeptFlow + node, sum);
        frame.State.Store(frame.Layout.KeptFlow + frame.Layout.Nodes + node, carry);
    }

    /// <summary>Whether what flows into x is what flowed in the step before: the same messages on the same graph. If not, it will have been written down after this step.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static bool KeepsFlow<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        if (!IsKept(frame))
            return false;
        int at = At(frame);
        TLane graph = frame.Rows.Load(Row.Graph) + TLane.Broadcast(1);
        bool keeps = TLane.AnyLess(TLane.Broadcast(0), frame.State.Load(at + Still)) && !TLane.AnyDifferent(graph, frame.State.Load(at + Kept));
        frame.State.Store(at + Kept, graph);
        return keeps;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int At<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        Alphabet.Worker(frame) + Alphabet.OfMemory;
}
