using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Results.Summaries;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>What a hurried reader should know: whether it worked, whether the bound held, whether the invariants did.</summary>
internal static class LeadSection
{
    /// <summary>Less than this decides nothing.</summary>
    private const double ShareShown = 0.1;

    public static ImmutableArray<Block> Of(RunFacts facts)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new ParagraphBlock(ProblemText.Of(facts.Run.Plan.Sweep)));
        var text = new List<Inline> { Inline.Strong(NumberShown.Counted(facts.Rows, "instance")), ": " };
        var counts = OutcomeText.Counts(facts.Outcomes);
        text.AddRange(counts.SelectMany((c, k) => new Inline[] { k == 0 ? "" : ", ", $"{NumberShown.Of(c.Count)} ({NumberShown.Percent(c.Count, facts.Rows)}) {OutcomeText.Phrase(c.Outcome)}" }));
        text.Add(". ");
        if (BoundVerdict.Of(facts, BoundForm.All[0]) is { } verdict)
        {
            text.Add($"Below the printed bound on α {Diverged(verdict, true)}; at or above it {Diverged(verdict, false)}. ");
        }

        text.Add($"Over all steps |\u2060Σx\u00a0−\u00a0b| stayed within {Largest("feasibility_max")} CPU and the tracker's sum within {Largest("tracker_drift_max")}.");
        blocks.Add(new ParagraphBlock([.. text]));
        if (Median("accuracy") is { } reached)
        {
            blocks.Add(new ParagraphBlock($"Held-out accuracy: median {NumberShown.Of(reached, 4)}{(Median("accuracy_opt") is { } best ? $", that of the centralised optimum {NumberShown.Of(best, 4)}" : "")}."));
        }

        if (Shares(facts).ToArray() is { Length: > 0 } shares)
        {
            blocks.Add(new ParagraphBlock($"{string.Join("; ", shares)} (variance of the logarithm)."));
        }

        var planned = facts.Run.Plan.Sweep.Count;
        if (planned != facts.Rows)
        {
            blocks.Add(new ParagraphBlock($"{NumberShown.Of(planned - facts.Rows)} of {NumberShown.Of(planned)} instances have no row: they could not be set up, or the run holds a part of the sweep. Every figure and number here is over the others.") { IsNotice = true });
        }

        if (facts.Run.Manifest is null)
        {
            blocks.Add(new ParagraphBlock("There is no manifest.json: what the tables hold is not vouched for.") { IsNotice = true });
        }

        return blocks.ToImmutable();

        static IEnumerable<string> Shares(RunFacts facts) =>
            from metric in facts.Metrics.Where(m => m.Slug is "rate" or "cost-gap" or "distance" && facts.IsMostlyKnown(m))
            let most = facts.Studied.Select(f => (Factor: f, Share: Effects.CorrelationRatio(facts, f, metric))).Where(s => !double.IsNaN(s.Share)).OrderByDescending(s => s.Share).FirstOrDefault()
            where most.Share >= ShareShown
            select $"{most.Factor.Name} accounts for {NumberShown.Percent((long)Math.Round(1000 * most.Share), 1000)} of the spread of {metric.Label}";

        static string Diverged(BoundVerdict verdict, bool isBelow) => (verdict.Instances(isBelow), verdict.Diverged(isBelow)) switch
        {
            (0, _) => "there is no instance",
            (var all, 0) => $"none of {NumberShown.Of(all)} diverged",
            var (all, diverged) => $"{NumberShown.Of(diverged)} of {NumberShown.Of(all)} diverged",
        };

        double? Median(string column) => facts.Run.Instances.Has(column) && new SampleStatistics(facts.Values(column)) is { Count: > 0 } statistics ? statistics.Quantiles[2] : null;

        string Largest(string column) => facts.Run.Instances.Has(column) && facts.Values(column).Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Max() is var v ? NumberShown.Of(v) : "–";
    }
}
