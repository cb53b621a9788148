using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Tests.Execution;

/// <summary>Keeps every shard as text in which equal words are equal bits; none may come twice.</summary>
internal sealed class ShardSink : IRunSink
{
    /// <summary>Called after each shard.</summary>
    public Action<RunShard> Accepted { get; init; } = static _ => { };

    /// <summary>What came, by ordinal.</summary>
    public SortedDictionary<int, string> Shards { get; } = [];

    /// <summary>Of all instances, by index.</summary>
    public IEnumerable<string> Rows => Shards.Values.SelectMany(static s => s.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    public void Accept(RunShard shard)
    {
        Assert.True(Shards.TryAdd(shard.Ordinal, Text(shard)), $"shard {shard.Ordinal} came twice");
        Assert.All(shard.Results, r => Assert.InRange(r.Instance.Index, shard.From, shard.To - 1));
        Assert.Equal(shard.To - shard.From, shard.Results.Length + shard.Failures.Length);
        Accepted(shard);
    }

    private static string Text(RunShard shard)
    {
        var traces = shard.Traces.ToLookup(static t => t.Instance, Text);
        var states = shard.States.ToLookup(static s => s.Instance, static s => $"{s.Step} {Text(s.X)} {Text(s.Y)} {Text(s.Z)}");
        var rows = shard.Results.Select(r => (r.Instance.Index, Text: string.Create(
            CultureInfo.InvariantCulture,
            $"{shard.Ordinal} {r.Instance.Index} {r.Instance.Alpha:R} {r.Instance.Frontier} {r.Outcome} {r.OutcomeStep} {r.OutcomeVariable} {r.Oscillating} {r.Steps} {r.StepsToTolerance} {r.Rate:R} {r.RateStep:R} {Text(r.Last)} {r.Messages:R} {r.MessagesUnicast:R} {r.Alphabet} {r.Underflows} {r.SectorLeast:R} {r.SectorGreatest:R} {r.TracePoints} {r.LyapunovRises} {r.LyapunovPeak:R} | {string.Join(' ', traces[r.Instance.Index])} | {string.Join(' ', states[r.Instance.Index])}")));
        return string.Concat(rows.Concat(shard.Failures.Select(f => (f.Index, Text: $"{shard.Ordinal} {f.Index} {f.Message}"))).OrderBy(static r => r.Index).Select(static r => r.Text.Replace('\n', ' ') + "\n"));
    }

    private static string Text(TraceRow r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Step} {r.Time:R} {r.CostGap:R} {r.CostGapRelative:R} {r.LossGap:R} {r.Distance:R} {r.Consensus:R} {r.BoxViolation:R} {r.Lyapunov:R} {r.Feasibility:R} {r.FeasibilityMax:R} {r.TrackerDriftMax:R} {r.Bits:R}");

    private static string Text(ImmutableArray<double> values) => string.Join(' ', values.Select(static v => v.ToString("R", CultureInfo.InvariantCulture)));
}
