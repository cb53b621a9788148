using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>A variable's messages in runs of consecutive entries, first without branches; a run with a doubtful proposal is sent again with care, one with zeros looked through once more.</summary>
internal static class Sending
{
    // Differences are written down a few at a time, while they stay in the first cache, and then sent as numbers are.
    internal const int DifferencesTogether = 64;

    /// <summary>The numbers of all nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Numbers<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int y)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        TLane active = frame.Rows.Load(Row.Active);
        for (int variable = 0; variable < 3; variable++)
        {
            int stride = Exchange.Stride(frame, variable), from = Exchange.From(frame, variable, y), message = Exchange.To(frame, variable);
            int total = frame.Layout.Nodes * stride, run = frame.Group.Size == 1 ? total : stride;
            bool asks = Memory.Asks<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, variable);
            int changed = 0;
            for (int first = frame.Group.Rank * stride; first < total; first += frame.Group.Size * run)
                changed = Send<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, variable, from + first, message + first, run, active, asks, changed, false);
            Memory.Note<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, variable, asks, changed, total);
        }
    }

    /// <summary>The differences over all edges, head less tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Differences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int y)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        // Where graphs change, messages change their edges, and some stand for none.
        bool lasting = frame.Tables.Index(StructureTable.Graphs) == 1;
        int edges = frame.Tables.Index(frame.Tables.Index(Schedule.GraphDirectory(frame)) + 1), buffer = frame.Layout.Differences + (frame.Group.Rank * frame.Layout.DifferencesSize);
        for (int variable = 0; variable < 3; variable++)
        {
            int stride = Exchange.Stride(frame, variable), from = Exchange.From(frame, variable, y), message = Exchange.To(frame, variable);
            int together = frame.Group.Size == 1 && stride > 0 && stride < DifferencesTogether ? DifferencesTogether / stride : 1;
            bool asks = lasting && Memory.Asks<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, variable);
            int changed = 0;
            TLane counts = frame.Rows.Load(Row.Active);
            if (TTables.IsUnited)
                counts = Subtraction.Begin(frame, edges, from, stride, buffer);
            for (int first = frame.Group.Rank; first < edges && changed >= 0; first += frame.Group.Size * together)
            {
                int count = first + together <= edges ? together : edges - first;
                Subtraction.Of(frame, from, stride, first, count, buffer);
                changed = Send<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, variable, buffer, message + (first * stride), count * stride, counts, asks, changed, TTables.IsUnited);
            }

            if (changed < 0)
                CarefulSending.Differences<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, from, stride, message, variable);
            Memory.Note<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, variable, asks, changed, edges * stride);
        }
    }

    // One run. Messages changed so far, as far as that is known. Where the run is not certain, it is sent with care; or left, uncounted, and −1 returned.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Send<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable, int from, int message, int count, TLane counts, bool asks, int changed, bool leaves)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        if (TLane.Width > 1 && asks)
            changed += Renew<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, from, message, count, counts);
        else
            Quantise<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, from, message, count);
        if (!TQuantizer.Counts || Settle<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, variable, from, message, count, counts))
            return changed;
        if (leaves)
            return -1;
        CarefulSending.Run<TLane, TGroup, TState, TRows, TTables, TQuantizer>(frame, variable, from, message, count, counts);
        return changed + 1;
    }

    // What a lane sends that does not step now is not counted, and nobody listens.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Quantise<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int message, int count)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = Memory.Prepared(frame);
        int run = RunTally.At(frame);
        var tally = Tally<TLane>.None;
        for (int e = 0; e < count; e++)
        {
            TLane value = frame.State.Load(from + e);
            if (!TQuantizer.Quantizes)
            {
                frame.State.Store(message + e, value);
                continue;
            }

            var proposal = TQuantizer.Propose(value, constants);
            frame.State.Store(message + e, proposal.Value);
            if (TQuantizer.Counts)
                tally = tally.Quickly(proposal);
        }

        if (TQuantizer.Counts)
            RunTally.Write(frame, run, tally);
    }

    // The same where messages seldom change in any lane: what is certainly sent again was counted when it was sent first. Messages that had to be quantised.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Renew<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int from, int message, int count, TLane counts)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = Memory.Prepared(frame);
        int run = RunTally.At(frame), changed = 0;
        var tally = Tally<TLane>.None;
        for (int e = 0; e < count; e++)
        {
            TLane value = frame.State.Load(from + e);
            if (TQuantizer.Keeps(value, frame.State.Load(message + e), constants, counts))
                continue;
            var proposal = TQuantizer.Propose(value, constants);
            frame.State.Store(message + e, proposal.Value);
            tally = tally.Quickly(proposal);
            changed++;
        }

        RunTally.Write(frame, run, tally);
        return changed;
    }

    // Looks at what the run found out, and counts it.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Settle<TLane, TGroup, TState, TRows, TTables, TQuantizer>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int variable, int from, int message, int count, TLane counts)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TQuantizer : struct, IQuantizer
    {
        var constants = Memory.Prepared(frame);
        var tally = RunTally.Read(frame).In(counts);
        if (!TQuantizer.IsCertain(tally.OffCentre, constants))
            return false;
        double least = TQuantizer.LeastCertain<TLane>(), greatest = TQuantizer.GreatestCertain<TLane>();
        if (tally.Exceeds(greatest) || tally.FallsBelow(least))
        {
            // Proposals for 0 may be anything: with the zeros as they are, is there any other? Where no level underflows, a level of 0 is one like others.
            tally = RunTally.LookThrough(frame, from, message, count, TQuantizer.Underflows ? least : 0, greatest).In(counts);
            if (TLane.AnyLess(TLane.Broadcast(0), tally.OffCentre))
                return false;
        }

        Alphabet.Add(frame, variable, tally);
        return true;
    }
}
