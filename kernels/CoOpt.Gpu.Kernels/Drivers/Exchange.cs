using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// One round of messages: ∂F(x), y and z of every node (or their differences over every edge) are quantised, and what arrives at a node is summed up.
/// Message e of x is entry e, component c of y is entry M + e·m + c, of z M + M·m + e·m + c, M the number of nodes or of edges.
/// </summary>
internal static class Exchange
{
    /// <summary>Quantises all messages of a round for the point whose y begins at an entry. Ends with a barrier.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Send<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int y)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
    {
        if (TCoupling.QuantizesDifferences)
        {
            frame.Group.Barrier();
            SendDifferences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.Layout.GradientX, 1, 0, 0);
            SendDifferences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, y, frame.Layout.Parameters, frame.Layout.Messages, 1);
            SendDifferences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.Layout.Z, frame.Layout.Parameters, frame.Layout.Messages * (1 + frame.Layout.Parameters), 2);
        }
        else
        {
            SendNumbers<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.Layout.GradientX, 1, 0, 0);
            SendNumbers<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, y, frame.Layout.Parameters, frame.Layout.Messages, 1);
            SendNumbers<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.Layout.Z, frame.Layout.Parameters, frame.Layout.Messages * (1 + frame.Layout.Parameters), 2);
        }

        frame.Group.Barrier();
    }

    /// <summary>Σⱼ wᵢⱼ⟨aⱼ, aᵢ⟩ over the arcs of node i.</summary>
    /// <param name="frame">What the driver works on.</param>
    /// <param name="graph">Place of the graph.</param>
    /// <param name="weights">Place of its weights.</param>
    /// <param name="node">i.</param>
    /// <param name="messages">Entry of the first message of this variable and component.</param>
    /// <param name="stride">Entries from one sender's message to the next's.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLane Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int graph, int weights, int node, int messages, int stride)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
    {
        int first = frame.Tables.Index(graph + 2 + node), last = frame.Tables.Index(graph + 3 + node);
        int neighbours = graph + 3 + frame.Layout.Nodes, edges = neighbours + frame.Tables.Index(graph);
        TLane sum = TLane.Broadcast(0);
        TLane own = TCoupling.QuantizesDifferences ? sum : frame.State.Load(messages + (node * stride));
        for (int arc = first; arc < last; arc++)
        {
            double weight = frame.Tables.Real(weights + arc);
            int sender = frame.Tables.Index((TCoupling.QuantizesDifferences ? edges : neighbours) + arc);
            if (TCoupling.QuantizesDifferences)
            {
                weight = (sender & 1) == 0 ? weight : -weight;
                sender >>= 1;
            }

            sum = TCoupling.Add(TLane.Broadcast(weight), frame.State.Load(messages + (sender * stride)), own, sum);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SendNumbers<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int stride, int to, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        TLane active = frame.Rows.Load(Row.Active);
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            for (int e = i * stride; e < (i + 1) * stride; e++)
                Put<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.State.Load(from + e), to + e, variable, active);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SendDifferences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int stride, int to, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        TLane active = frame.Rows.Load(Row.Active);
        int graph = frame.Tables.Index(Schedule.GraphDirectory(frame));
        int ends = graph + 3 + frame.Layout.Nodes + (2 * frame.Tables.Index(graph));
        int edges = frame.Tables.Index(graph + 1);
        for (int i = frame.Group.Rank; i < edges; i += frame.Group.Size)
        {
            int tail = from + (frame.Tables.Index(ends + (2 * i)) * stride), head = from + (frame.Tables.Index(ends + (2 * i) + 1) * stride);
            for (int c = 0; c < stride; c++)
                Put<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.State.Load(head + c) - frame.State.Load(tail + c), to + (i * stride) + c, variable, active);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane value, int to, int variable, TLane active)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        int message = frame.Layout.Message + to;
        if (!TQuantizer.Quantizes)
            frame.State.Store(message, value);
        else if (!TQuantizer.KeepsCells || TLane.AnyOutside(value, frame.State.Load(frame.Layout.CellLower + to), frame.State.Load(frame.Layout.CellUpper + to)))
            Requantize<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, value, to, variable, active);
    }

    // A lane that does not step now keeps its old cell, so that the level is counted when it is sent.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Requantize<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, TLane value, int to, int variable, TLane active)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        TLane zero = TLane.Broadcast(0);
        int message = frame.Layout.Message + to;
        var level = TQuantizer.Quantize(value, frame.Rows.Load(TQuantizer.ParameterRow));
        TLane old = frame.State.Load(message);
        TLane sent = TLane.SelectLess(zero, active, level.Value, old);
        if (TLane.AnyDifferent(sent, old) || TLane.AnyLess(zero, level.Underflow))
            Alphabet.Record(frame, variable, level, active);
        frame.State.Store(message, sent);
        if (!TQuantizer.KeepsCells)
            return;
        int lower = frame.Layout.CellLower + to, upper = frame.Layout.CellUpper + to;
        frame.State.Store(lower, TLane.SelectLess(zero, active, level.Lower, frame.State.Load(lower)));
        frame.State.Store(upper, TLane.SelectLess(zero, active, level.Upper, frame.State.Load(upper)));
    }
}
