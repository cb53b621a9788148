using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Shards;
using OutcomeNames = CoOpt.Gpu.Results.Tables.OutcomeNames;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>What the committed shards of a run, or of a slice of it, come to, whoever computed them.</summary>
internal sealed record RunLedger
{
    /// <summary>Committed shards.</summary>
    public required int Shards { get; init; }

    /// <summary>Instances of these shards.</summary>
    public required long Instances { get; init; }

    /// <summary>Counts and extremes over their rows.</summary>
    public required ShardTotals Totals { get; init; }

    /// <summary>Instances without a row, by index.</summary>
    public required ImmutableArray<ManifestFailure> Failures { get; init; }

    /// <summary>The processes that computed them, in the order in which they began.</summary>
    public required ImmutableArray<ManifestSession> Sessions { get; init; }

    /// <summary>What they did, as their records say.</summary>
    public required RunWork Work { get; init; }

    /// <summary>The ledger of <paramref name="records"/>, which come by ordinal.</summary>
    public static RunLedger Of(IEnumerable<ShardRecord> records)
    {
        var shards = records.ToList();
        return new()
        {
            Shards = shards.Count,
            Instances = shards.Sum(static s => s.To - s.From),
            Totals = shards.Aggregate(ShardTotals.None, static (sum, s) => sum.Plus(s.Totals)),
            Failures = [.. shards.SelectMany(static s => s.Failures)],
            Sessions =
            [
                .. shards.GroupBy(SessionOf)
                    .Select(static g => new ManifestSession(g.Key.Started, g.First().Ordinal, g.Count(), g.First().Device))
                    .OrderBy(static s => s.StartedUtc).ThenBy(static s => s.FirstShard),
            ],
            Work = RunWork.Of(shards),
        };
    }

    /// <summary>Where progress starts for whoever goes on.</summary>
    public RunProgress Progress() => new()
    {
        Done = Instances,
        NodeSteps = (long)Work.NodeSteps,
        Converged = Count(Outcome.Converged),
        Diverged = Count(Outcome.Diverged) + Count(Outcome.NonFinite),
        Stalled = Count(Outcome.Stalled),
        StepLimit = Count(Outcome.StepLimit),
    };

    /// <summary>Rows with that outcome.</summary>
    public long Count(Outcome outcome) => Totals.Outcomes.GetValueOrDefault(OutcomeNames.Of(outcome));

    /// <summary>The process that committed a shard: machine, number and start.</summary>
    internal static (string Process, DateTimeOffset Started) SessionOf(ShardRecord record) =>
        (record.Attempt[..record.Attempt.LastIndexOf('-')], record.Timings.StartedUtc);
}
