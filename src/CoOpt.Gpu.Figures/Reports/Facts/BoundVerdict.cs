using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>What became of the instances on both sides of a bound: α below it, or at or above it.</summary>
internal sealed class BoundVerdict
{
    private readonly Dictionary<(bool IsBelow, string Outcome), long> _counts;

    private BoundVerdict(Dictionary<(bool IsBelow, string Outcome), long> counts) => _counts = counts;

    /// <summary>Instances on a side.</summary>
    public long Instances(bool isBelow) => _counts.Where(c => c.Key.IsBelow == isBelow).Sum(c => c.Value);

    /// <summary>Those of them that ended in a way.</summary>
    public long Instances(bool isBelow, string outcome) => _counts.GetValueOrDefault((isBelow, outcome));

    /// <summary>Those of them that diverged or lost finiteness.</summary>
    public long Diverged(bool isBelow) => OutcomeNames.Divergence.Sum(o => Instances(isBelow, o));

    /// <summary>The counts of one form; null where no instance has that bound.</summary>
    public static BoundVerdict? Of(RunFacts facts, BoundForm form)
    {
        if (!facts.Run.Instances.Has(form.Column))
        {
            return null;
        }

        var (alpha, bound) = (facts.Values("alpha"), facts.Values(form.Column));
        var counts = Enumerable.Range(0, facts.Rows).Where(row => !double.IsNaN(bound[row])).CountBy(row => (alpha[row] < bound[row], facts.Outcomes[row])).ToDictionary(p => p.Key, p => (long)p.Value);
        return counts.Count == 0 ? null : new BoundVerdict(counts);
    }
}
