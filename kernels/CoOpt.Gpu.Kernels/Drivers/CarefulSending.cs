using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>A variable's messages one by one, by <see cref="IQuantizer.Quantize{T}"/>: where proposals are doubtful, and for what is seldom: underflows, numbers out of the ordinary.</summary>
internal static class CarefulSending
{
    /// <summary>One run.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable, int from, int message, int count, TLane counts)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = Memory.Prepared(frame);
        var tally = Alphabet.Of(frame, variable);
        for (int e = 0; e < count; e++)
            tally = Put<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.State.Load(from + e), message + e, counts, constants, tally);

        Alphabet.Keep(frame, variable, tally, counts);
    }

    /// <summary>The differences over all edges, each in the lanes that have the edge.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Differences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int stride, int message, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = Memory.Prepared(frame);
        TLane active = frame.Rows.Load(Row.Active);
        int graph = frame.Tables.Index(Schedule.GraphDirectory(frame));
        int ends = graph + 3 + frame.Layout.Nodes + (2 * frame.Tables.Index(graph)), edges = frame.Tables.Index(graph + 1), owners = Schedule.EdgeWeights(frame);
        var tally = Alphabet.Of(frame, variable);
        for (int i = frame.Group.Rank; i < edges; i += frame.Group.Size)
        {
            int tail = from + (frame.Tables.Index(ends + (2 * i)) * stride), head = from + (frame.Tables.Index(ends + (2 * i) + 1) * stride);
            TLane counts = Exchange.Owners(frame, owners + i, active);
            for (int c = 0; c < stride; c++)
                tally = Put<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.State.Load(head + c) - frame.State.Load(tail + c), message + (i * stride) + c, counts, constants, tally);
        }

        Alphabet.Keep(frame, variable, tally, active);
    }

    // Lanes that do not step now send 1: it is not counted, and nobody listens.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Tally<TLane> Put<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane value, int message, TLane active, QuantizerConstants<TLane> constants, Tally<TLane> tally)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        TLane zero = TLane.Broadcast(0);
        TLane sent = TLane.SelectLess(zero, active, value, TLane.Broadcast(1));
        TLane quantised = TQuantizer.Quantize(sent, constants);
        frame.State.Store(message, quantised);
        if (TQuantizer.Underflows && TLane.AnyLess(TLane.Abs(quantised), TLane.Broadcast(TLane.Least)))
            Alphabet.CountUnderflows(frame, sent, quantised, active);
        return tally.With(TTables.IsUnited ? TLane.SelectLess(zero, active, quantised, TLane.Broadcast(double.NaN)) : quantised);
    }
}
