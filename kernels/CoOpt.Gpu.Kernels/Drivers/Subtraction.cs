using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>The differences over edges, head less tail.</summary>
internal static class Subtraction
{
    /// <summary>Those over a few edges. Lanes that lack an edge repeat the number of the last one that they have, which adds nothing to what is counted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Of<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int stride, int first, int count, int buffer)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int graph = frame.Tables.Index(Schedule.GraphDirectory(frame)), ends = graph + 3 + frame.Layout.Nodes + (2 * frame.Tables.Index(graph)), owners = TTables.IsUnited ? Schedule.EdgeWeights(frame) : 0;
        int last = buffer + frame.Layout.DifferencesSize - stride, to = buffer;
        TLane zero = TLane.Broadcast(0);
        for (int i = first; i < first + count; i++)
        {
            int tail = from + (frame.Tables.Index(ends + (2 * i)) * stride), head = from + (frame.Tables.Index(ends + (2 * i) + 1) * stride);
            for (int c = 0; c < stride; c++)
            {
                TLane value = frame.State.Load(head + c) - frame.State.Load(tail + c);
                if (TTables.IsUnited)
                {
                    value = TLane.SelectEqual(frame.Tables.Number<TLane>(owners + i), zero, frame.State.Load(last + c), value);
                    frame.State.Store(last + c, value);
                }

                frame.State.Store(to++, value);
            }
        }
    }

    /// <summary>For lanes to begin with: the number of the first edge that they have. Returns the mask of those that have one and step now.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static TLane Begin<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int edges, int from, int stride, int buffer)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int graph = frame.Tables.Index(Schedule.GraphDirectory(frame)), ends = graph + 3 + frame.Layout.Nodes + (2 * frame.Tables.Index(graph)), owners = Schedule.EdgeWeights(frame);
        int last = buffer + frame.Layout.DifferencesSize - stride;
        TLane active = frame.Rows.Load(Row.Active), zero = TLane.Broadcast(0), counts = zero;
        for (int i = frame.Group.Rank; i < edges && TLane.AnyLess(counts, active); i += frame.Group.Size)
        {
            int tail = from + (frame.Tables.Index(ends + (2 * i)) * stride), head = from + (frame.Tables.Index(ends + (2 * i) + 1) * stride);
            for (int c = 0; c < stride; c++)
                frame.State.Store(last + c, TLane.SelectEqual(counts, zero, frame.State.Load(head + c) - frame.State.Load(tail + c), frame.State.Load(last + c)));
            counts = TLane.Max(counts, Exchange.Owners(frame, owners + i, active));
        }

        return counts;
    }
}
