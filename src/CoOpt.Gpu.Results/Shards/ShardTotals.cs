using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>What a run's summary needs of its instances, shard by shard, so that a run that went on after an interruption can tell of all of them.</summary>
public sealed record ShardTotals
{
    /// <summary>Nothing yet.</summary>
    public static ShardTotals None { get; } = new();

    /// <summary>Instances per outcome, by the outcome's name.</summary>
    public ImmutableSortedDictionary<string, long> Outcomes { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Instances with α below the printed bound.</summary>
    public long Within { get; init; }

    /// <summary>Instances whose printed bound is not defined.</summary>
    public long Unbounded { get; init; }

    /// <summary>Instances within the bound that diverged or lost finiteness.</summary>
    public long WithinDiverged { get; init; }

    /// <summary>Instances flagged as oscillating.</summary>
    public long Oscillating { get; init; }

    /// <summary>max |Σx − b| over all steps of all instances.</summary>
    public double FeasibilityMax { get; init; }

    /// <summary>max ‖Σs − Σs(0)‖∞ over all steps of all instances.</summary>
    public double TrackerDriftMax { get; init; }

    /// <summary>Instances with a row.</summary>
    public long Instances => Outcomes.Values.Sum();

    /// <summary>The totals of <paramref name="results"/>.</summary>
    public static ShardTotals Of(IEnumerable<InstanceResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        long within = 0, unbounded = 0, withinDiverged = 0, oscillating = 0;
        double feasibility = 0, drift = 0;
        foreach (var result in results)
        {
            var name = OutcomeNames.Of(result.Outcome);
            outcomes[name] = outcomes.GetValueOrDefault(name) + 1;
            oscillating += result.Oscillating ? 1 : 0;
            feasibility = Math.Max(feasibility, result.Last.FeasibilityMax);
            drift = Math.Max(drift, result.Last.TrackerDriftMax);
            if (result.Instance.Theory.BoundPrinted is not { } bound)
            {
                unbounded++;
            }
            else if (result.Instance.Alpha < bound)
            {
                within++;
                withinDiverged += result.Outcome is Outcome.Diverged or Outcome.NonFinite ? 1 : 0;
            }
        }

        return new ShardTotals
        {
            Outcomes = outcomes.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Within = within,
            Unbounded = unbounded,
            WithinDiverged = withinDiverged,
            Oscillating = oscillating,
            FeasibilityMax = feasibility,
            TrackerDriftMax = drift,
        };
    }

    /// <summary>The totals of both.</summary>
    public ShardTotals Plus(ShardTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ShardTotals
        {
            Outcomes = other.Outcomes.Aggregate(Outcomes, static (sum, o) => sum.SetItem(o.Key, sum.GetValueOrDefault(o.Key) + o.Value)),
            Within = Within + other.Within,
            Unbounded = Unbounded + other.Unbounded,
            WithinDiverged = WithinDiverged + other.WithinDiverged,
            Oscillating = Oscillating + other.Oscillating,
            FeasibilityMax = Math.Max(FeasibilityMax, other.FeasibilityMax),
            TrackerDriftMax = Math.Max(TrackerDriftMax, other.TrackerDriftMax),
        };
    }
}
