using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>What was recorded of an instance up to some launch, and what it goes on from, or how it ended.</summary>
/// <param name="Rounds">Steps tried that are counted in messages.</param>
/// <param name="LinkRounds">Messages over links so far.</param>
/// <param name="Accuracy">Share of held-out samples classified correctly at the last state seen; null without.</param>
/// <param name="Rows">Trace rows, of whose bits only the messages are known yet: all where traces are kept, else the last one.</param>
/// <param name="Points">The residuals, where <paramref name="Rows"/> does not hold them all; else empty.</param>
/// <param name="States">States that are kept.</param>
/// <param name="Lane">What it goes on from; null where it has ended.</param>
/// <param name="End">How it ended; null where it has not.</param>
public sealed record RunImage(
    long Rounds,
    double LinkRounds,
    double? Accuracy,
    ImmutableArray<TraceRow> Rows,
    ImmutableArray<ResidualPoint> Points,
    ImmutableArray<StateSnapshot> States,
    LaneImage? Lane,
    InstanceEnd? End)
{
    /// <summary>Steps done.</summary>
    public long Steps => End?.Steps ?? (long)Math.Clamp(Lane?.Steps ?? 0, 0, long.MaxValue / 2);

    /// <summary>Whether <paramref name="instance"/> can go on from it: it holds what would have been recorded of it.</summary>
    public bool Fits(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var trace = instance.Draft.Settings.Trace;
        return (Lane is null || Lane.Fits(instance))
            && (trace.Observables.IsEmpty ? Rows.Length == Math.Min(1, Points.Length) : Points.IsEmpty)
            && (End is null || !Rows.IsEmpty)
            && (trace.States != StateRows.None || States.IsEmpty)
            && States.All(s => s.X.Length == instance.Nodes && s.Y.Length == instance.Nodes * instance.Parameters);
    }
}
