namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>What became of the instances on both sides of a bound.</summary>
/// <param name="Below">Instances with α below the bound.</param>
/// <param name="DivergedBelow">Those of them that diverged or lost finiteness.</param>
/// <param name="Above">Instances with α at or above it.</param>
/// <param name="DivergedAbove">Those of them that diverged or lost finiteness.</param>
internal sealed record BoundVerdict(long Below, long DivergedBelow, long Above, long DivergedAbove)
{
    /// <summary>The counts of one form; null where no instance has that bound.</summary>
    public static BoundVerdict? Of(RunFacts facts, BoundForm form)
    {
        if (!facts.Run.Instances.Has(form.Column))
        {
            return null;
        }

        var (alpha, bound) = (facts.Values("alpha"), facts.Values(form.Column));
        var counts = new long[2, 2];
        for (var row = 0; row < facts.Rows; row++)
        {
            if (!double.IsNaN(bound[row]))
            {
                counts[alpha[row] < bound[row] ? 0 : 1, facts.HasDiverged(row) ? 1 : 0]++;
            }
        }

        var (below, above) = (counts[0, 0] + counts[0, 1], counts[1, 0] + counts[1, 1]);
        return below + above == 0 ? null : new BoundVerdict(below, counts[0, 1], above, counts[1, 1]);
    }
}
