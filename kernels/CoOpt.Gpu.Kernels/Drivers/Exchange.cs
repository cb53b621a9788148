using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
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
            SendDifferences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, y);
        }
        else
        {
            SendNumbers<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, y);
        }

        frame.Group.Barrier();
    }

    /// <summary>Σⱼ wᵢⱼ⟨aⱼ, aᵢ⟩ over the arcs of node i, with the rounding errors of the sum where it is to be conserved: then the inflows of all nodes cancel.</summary>
    /// <param name="frame">What the driver works on.</param>
    /// <param name="graph">Place of the graph.</param>
    /// <param name="weights">Place of its weights.</param>
    /// <param name="node">i.</param>
    /// <param name="messages">Entry of the first message of this variable and component.</param>
    /// <param name="stride">Entries from one sender's message to the next's.</param>
    /// <param name="conserved">Whether rounding errors are kept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Compensated<TLane> Inflow<TLane, TGroup, TState, TRows, TTables, TCoupling>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int graph, int weights, int node, int messages, int stride, bool conserved)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
    {
        int first = frame.Tables.Index(graph + 2 + node), last = frame.Tables.Index(graph + 3 + node);
        int count = frame.Tables.Index(graph), senders = graph + 3 + frame.Layout.Nodes + (TCoupling.QuantizesDifferences ? count : 0);
        int factors = TCoupling.QuantizesDifferences ? weights + count : weights;
        TLane sum = TLane.Broadcast(0), carry = sum;
        TLane own = TCoupling.QuantizesDifferences ? sum : frame.State.Load(messages + (node * stride));
        for (int arc = first; arc < last; arc++)
        {
            int sender = frame.Tables.Index(senders + arc);
            sender = TCoupling.QuantizesDifferences ? sender >> 1 : sender;
            TLane weight = frame.Tables.Number<TLane>(factors + arc);
            TLane flow = Own<TLane, TTables>(weight, weight * TCoupling.Flow(frame.State.Load(messages + (sender * stride)), own));
            if (conserved)
            {
                var exact = Compensated<TLane>.Of(sum, flow);
                sum = exact.Sum;
                carry += exact.Carry;
            }
            else
            {
                sum += flow;
            }
        }

        return new(sum, carry);
    }

    /// <summary>
    /// What flows over an arc, and −0 in lanes that lack the arc, whatever its other end holds. Such a −0 leaves no trace: s + (−0) is s for every s, −0, ±∞ and NaN included, and the rounding error of that
    /// sum is +0, or NaN where s is not finite. A carry is never −0, since it begins at +0, and it is NaN already where the sum is not finite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLane Own<TLane, TTables>(TLane weight, TLane flow)
        where TLane : unmanaged, ILane<TLane>
        where TTables : struct, ITables =>
        TTables.IsUnited ? TLane.SelectEqual(weight, TLane.Broadcast(0), TLane.Broadcast(-0.0), flow) : flow;

    /// <summary>The mask of the lanes to which an edge counts: those of <paramref name="active"/> that have it, its weight standing at <paramref name="edge"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLane Owners<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int edge, TLane active)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        TTables.IsUnited ? TLane.SelectEqual(frame.Tables.Number<TLane>(edge), TLane.Broadcast(0), TLane.Broadcast(0), active) : active;

    // The quick loop has neither branches nor calls; where one of its proposals is doubtful in any lane, the variable is sent again with care.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SendNumbers<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int y)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = TQuantizer.Prepare(frame.Rows.Load(TQuantizer.ParameterRow), frame.Rows.Load(TQuantizer.SecondRow));
        TLane active = frame.Rows.Load(Row.Active), zero = TLane.Broadcast(0), one = TLane.Broadcast(1);
        for (int variable = 0; variable < 3; variable++)
        {
            int stride = Stride(frame, variable), from = From(frame, variable, y), message = To(frame, variable);
            var tally = TQuantizer.Quantizes ? Alphabet.Of(frame, variable) : default;
            for (int i = frame.Group.Rank; i < frame.Layout.Nodes && !TQuantizer.IsLazy; i += frame.Group.Size)
            {
                for (int e = i * stride; e < (i + 1) * stride; e++)
                {
                    TLane value = frame.State.Load(from + e);
                    if (!TQuantizer.Quantizes)
                    {
                        frame.State.Store(message + e, value);
                        continue;
                    }

                    var proposal = TQuantizer.Propose(TLane.SelectLess(zero, active, value, one), constants);
                    frame.State.Store(message + e, proposal.Value);
                    tally = tally.With(proposal);
                }
            }

            if (TQuantizer.IsLazy || (TQuantizer.Quantizes && !TQuantizer.IsCertain(tally.OffCentre, tally.Size, constants)))
                SendNumbersWithCare<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, from, stride, message, variable);
            else if (TQuantizer.Quantizes)
                Alphabet.Keep(frame, variable, tally, active);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SendNumbersWithCare<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int stride, int message, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = TQuantizer.Prepare(frame.Rows.Load(TQuantizer.ParameterRow), frame.Rows.Load(TQuantizer.SecondRow));
        TLane active = frame.Rows.Load(Row.Active);
        var tally = Alphabet.Of(frame, variable);
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            for (int e = i * stride; e < (i + 1) * stride; e++)
                tally = Put<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.State.Load(from + e), message + e, active, constants, tally);
        }

        Alphabet.Keep(frame, variable, tally, active);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SendDifferences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int y)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = TQuantizer.Prepare(frame.Rows.Load(TQuantizer.ParameterRow), frame.Rows.Load(TQuantizer.SecondRow));
        TLane active = frame.Rows.Load(Row.Active), zero = TLane.Broadcast(0), one = TLane.Broadcast(1);
        int graph = frame.Tables.Index(Schedule.GraphDirectory(frame));
        int ends = graph + 3 + frame.Layout.Nodes + (2 * frame.Tables.Index(graph)), edges = frame.Tables.Index(graph + 1), owners = Schedule.EdgeWeights(frame);
        for (int variable = 0; variable < 3; variable++)
        {
            int stride = Stride(frame, variable), from = From(frame, variable, y), message = To(frame, variable);
            var tally = TQuantizer.Quantizes ? Alphabet.Of(frame, variable) : default;
            for (int i = frame.Group.Rank; i < edges && !TQuantizer.IsLazy; i += frame.Group.Size)
            {
                int tail = from + (frame.Tables.Index(ends + (2 * i)) * stride), head = from + (frame.Tables.Index(ends + (2 * i) + 1) * stride);
                TLane counts = Owners(frame, owners + i, active);
                for (int c = 0; c < stride; c++)
                {
                    TLane value = frame.State.Load(head + c) - frame.State.Load(tail + c);
                    if (!TQuantizer.Quantizes)
                    {
                        frame.State.Store(message + (i * stride) + c, value);
                        continue;
                    }

                    var proposal = TQuantizer.Propose(TLane.SelectLess(zero, counts, value, one), constants);
                    frame.State.Store(message + (i * stride) + c, proposal.Value);
                    tally = tally.With(TTables.IsUnited ? proposal.In(counts) : proposal);
                }
            }

            if (TQuantizer.IsLazy || (TQuantizer.Quantizes && !TQuantizer.IsCertain(tally.OffCentre, tally.Size, constants)))
                SendDifferencesWithCare<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, from, stride, message, variable);
            else if (TQuantizer.Quantizes)
                Alphabet.Keep(frame, variable, tally, active);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SendDifferencesWithCare<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int stride, int message, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = TQuantizer.Prepare(frame.Rows.Load(TQuantizer.ParameterRow), frame.Rows.Load(TQuantizer.SecondRow));
        TLane active = frame.Rows.Load(Row.Active);
        int graph = frame.Tables.Index(Schedule.GraphDirectory(frame));
        int ends = graph + 3 + frame.Layout.Nodes + (2 * frame.Tables.Index(graph)), edges = frame.Tables.Index(graph + 1), owners = Schedule.EdgeWeights(frame);
        var tally = Alphabet.Of(frame, variable);
        for (int i = frame.Group.Rank; i < edges; i += frame.Group.Size)
        {
            int tail = from + (frame.Tables.Index(ends + (2 * i)) * stride), head = from + (frame.Tables.Index(ends + (2 * i) + 1) * stride);
            TLane counts = Owners(frame, owners + i, active);
            for (int c = 0; c < stride; c++)
                tally = Put<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, frame.State.Load(head + c) - frame.State.Load(tail + c), message + (i * stride) + c, counts, constants, tally);
        }

        Alphabet.Keep(frame, variable, tally, active);
    }

    // Lanes that do not step now send 1, or again what they sent: it is not counted, and nobody listens.
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
        TLane sent = TLane.SelectLess(zero, active, value, TQuantizer.IsLazy ? frame.State.Load(message) : TLane.Broadcast(1));
        if (TQuantizer.IsLazy && TQuantizer.Keeps(sent, frame.State.Load(message), constants))
            return tally;
        TLane quantised = TQuantizer.Quantize(sent, constants);
        frame.State.Store(message, quantised);
        if (TQuantizer.Underflows && TLane.AnyLess(TLane.Abs(quantised), TLane.Broadcast(TLane.Least)))
            Alphabet.CountUnderflows(frame, sent, quantised, active);
        return tally.With(TTables.IsUnited ? TLane.SelectLess(zero, active, quantised, TLane.Broadcast(double.NaN)) : quantised);
    }

    // Variables: 0 is ∂F(x), 1 is y, 2 is z. Scalars of a sender, entry of the first number, entry of the first message.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Stride<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        variable == 0 ? 1 : frame.Layout.Parameters;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int From<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable, int y)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        variable == 0 ? frame.Layout.GradientX : variable == 1 ? y : frame.Layout.Z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int To<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        frame.Layout.Message + (variable == 0 ? 0 : frame.Layout.Messages * (variable == 1 ? 1 : 1 + frame.Layout.Parameters));
}
