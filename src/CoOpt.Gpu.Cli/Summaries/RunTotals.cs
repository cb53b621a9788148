using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>What a run's summary needs of its instances, gathered shard by shard so that none is kept.</summary>
internal sealed class RunTotals
{
    private readonly long[] _outcomes = new long[Enum.GetValues<Outcome>().Length];

    /// <summary>Instances with a row.</summary>
    public long Instances { get; private set; }

    /// <summary>Instances with α below the printed bound.</summary>
    public long Within { get; private set; }

    /// <summary>Instances whose printed bound is not defined.</summary>
    public long Unbounded { get; private set; }

    /// <summary>Instances within the bound that diverged or lost finiteness.</summary>
    public long WithinDiverged { get; private set; }

    /// <summary>Instances flagged as oscillating.</summary>
    public long Oscillating { get; private set; }

    /// <summary>max |Σx − b| over all steps of all instances.</summary>
    public double FeasibilityMax { get; private set; }

    /// <summary>max ‖Σs − Σs(0)‖∞ over all steps of all instances.</summary>
    public double TrackerDriftMax { get; private set; }

    /// <summary>Outcomes that occurred, with their counts.</summary>
    public IEnumerable<(Outcome Outcome, long Count)> Outcomes =>
        Enum.GetValues<Outcome>().Select(o => (o, _outcomes[(int)o])).Where(o => o.Item2 > 0);

    /// <summary>Adds a shard.</summary>
    public void Add(RunShard shard)
    {
        foreach (var result in shard.Results)
        {
            var failed = result.Outcome is Outcome.Diverged or Outcome.NonFinite;
            Instances++;
            _outcomes[(int)result.Outcome]++;
            Oscillating += result.Oscillating ? 1 : 0;
            FeasibilityMax = Math.Max(FeasibilityMax, result.Last.FeasibilityMax);
            TrackerDriftMax = Math.Max(TrackerDriftMax, result.Last.TrackerDriftMax);
            if (result.Instance.Theory.BoundPrinted is not { } bound)
            {
                Unbounded++;
            }
            else if (result.Instance.Alpha < bound)
            {
                Within++;
                WithinDiverged += failed ? 1 : 0;
            }
        }
    }
}
