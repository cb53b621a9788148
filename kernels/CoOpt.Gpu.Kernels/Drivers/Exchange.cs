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
            Sending.Differences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, y);
        }
        else
        {
            Sending.Numbers<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, y);
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
