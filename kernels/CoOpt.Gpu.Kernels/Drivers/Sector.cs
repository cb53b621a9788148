using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>The sector of the quantiser on the wire: the range of q(v)/v over the messages of the rounds that start at trace points. v = 0 has no quotient, and a level that underflowed counts among the underflows instead.</summary>
internal static class Sector
{
    /// <summary>Whether a lane sends from a trace point now. A lane that waited for its graph after its trace point does so later than others: it has still made no step since.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsDue<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        TLane.AnyLess(TLane.Broadcast(0), Due(frame));

    /// <summary>Measures the messages of this worker between sending and the step that they make. Ends with a barrier.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Measure<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
    {
        TLane zero = TLane.Broadcast(0), infinity = TLane.Broadcast(double.PositiveInfinity), due = Due(frame);
        TLane least = infinity, greatest = -infinity;
        int graph = frame.Tables.Index(Schedule.GraphDirectory(frame));
        int ends = graph + 3 + frame.Layout.Nodes + (2 * frame.Tables.Index(graph));
        int senders = TCoupling.QuantizesDifferences ? frame.Tables.Index(graph + 1) : frame.Layout.Nodes;
        for (int variable = 0; variable < 3; variable++)
        {
            int stride = Exchange.Stride(frame, variable), from = Exchange.From(frame, variable, frame.Layout.Y), message = Exchange.To(frame, variable);
            for (int i = frame.Group.Rank; i < senders; i += frame.Group.Size)
            {
                int tail = TCoupling.QuantizesDifferences ? frame.Tables.Index(ends + (2 * i)) : 0;
                int head = TCoupling.QuantizesDifferences ? frame.Tables.Index(ends + (2 * i) + 1) : i;
                TLane owners = TCoupling.QuantizesDifferences ? Exchange.Owners(frame, Schedule.EdgeWeights(frame) + i, due) : due;
                for (int c = 0; c < stride; c++)
                {
                    TLane value = frame.State.Load(from + (head * stride) + c), sent = frame.State.Load(message + (i * stride) + c);
                    if (TCoupling.QuantizesDifferences)
                        value -= frame.State.Load(from + (tail * stride) + c);
                    TLane counts = TLane.SelectEqual(value, zero, zero, owners);
                    if (TQuantizer.Underflows)
                        counts = TLane.SelectEqual(sent, zero, zero, counts);

                    // Min and Max hand on what stands second where the quotient is no number. A zero has one sign, whatever the device rounds −0.1 to.
                    TLane quotient = sent / value;
                    quotient = TLane.SelectEqual(quotient, zero, zero, quotient);
                    least = TLane.Min(TLane.SelectLess(zero, counts, quotient, infinity), least);
                    greatest = TLane.Max(TLane.SelectLess(zero, counts, quotient, -infinity), greatest);
                }
            }
        }

        Alphabet.ExtendSector(frame, least, greatest);
        frame.Group.Barrier();
    }

    // 1 where the lane steps now, from its last trace point.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Due<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables =>
        TLane.SelectEqual(frame.Rows.Load(Row.TraceStep), frame.Rows.Load(Row.Steps), frame.Rows.Load(Row.Active), TLane.Broadcast(0));
}
