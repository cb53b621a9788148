using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Where the arcs of this step's graph stand in the tables.</summary>
/// <param name="offsets">Place of the first arc of each node.</param>
/// <param name="senders">Place of what each arc carries: its neighbour, or its edge and end.</param>
/// <param name="weights">Place of the weights, of the signed ones where differences are sent.</param>
internal readonly struct Arcs(int offsets, int senders, int weights)
{
    /// <summary>Place of the first arc of each node; one more ends the last.</summary>
    internal int Offsets { get; } = offsets;

    /// <summary>Place of the neighbours (node coupling), or of the edges (edge coupling), arc by arc.</summary>
    internal int Senders { get; } = senders;

    /// <summary>Place of the weights, arc by arc; with the sign of the arc's end under edge coupling.</summary>
    internal int Weights { get; } = weights;

    /// <summary>Those of the graph that this step is on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Arcs Of<TLane, TGroup, TState, TRows, TTables, TCoupling>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
    {
        int directory = Schedule.GraphDirectory(frame);
        int graph = frame.Tables.Index(directory), weights = frame.Tables.Index(directory + 1), count = frame.Tables.Index(graph);
        int neighbours = graph + 3 + frame.Layout.Nodes;
        return TCoupling.QuantizesDifferences ? new(graph + 2, neighbours + count, weights + count) : new(graph + 2, neighbours, weights);
    }

    /// <summary>The message that an arc carries: that of its neighbour, or of its edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Sender<TCoupling>(int entry)
        where TCoupling : struct, ICoupling =>
        TCoupling.QuantizesDifferences ? entry >> 1 : entry;
}
