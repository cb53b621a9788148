using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>What a hurried reader should know: whether it worked, whether the bound held, whether the invariants did.</summary>
internal static class LeadSection
{
    public static ImmutableArray<Block> Of(RunFacts facts)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var text = new List<Inline> { Inline.Strong($"{NumberShown.Of((long)facts.Rows)} instances"), ": " };
        var counts = OutcomeText.Counts(facts.Outcomes);
        text.AddRange(counts.SelectMany((c, k) => new Inline[] { k == 0 ? "" : ", ", $"{NumberShown.Of(c.Count)} ({NumberShown.Percent(c.Count, facts.Rows)}) {OutcomeText.Phrase(c.Outcome)}" }));
        text.Add(". ");
        if (BoundVerdict.Of(facts, BoundForm.All[0]) is { } verdict)
        {
            text.Add(verdict.DivergedBelow == 0
                ? $"Below the printed bound ({NumberShown.Of(verdict.Below)} instances) none diverged; at or above it ({NumberShown.Of(verdict.Above)}) {(verdict.DivergedAbove == 0 ? "none" : NumberShown.Of(verdict.DivergedAbove))} did. "
                : $"Below the printed bound {NumberShown.Of(verdict.DivergedBelow)} of {NumberShown.Of(verdict.Below)} instances diverged, at or above it {NumberShown.Of(verdict.DivergedAbove)} of {NumberShown.Of(verdict.Above)}. ");
        }

        text.Add($"Over all steps |Σx − b| stayed within {Largest("feasibility_max")} CPU and the tracker's sum within {Largest("tracker_drift_max")}.");
        blocks.Add(new ParagraphBlock([.. text]));
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

        string Largest(string column) => facts.Run.Instances.Has(column) && facts.Values(column).Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Max() is var v ? NumberShown.Of(v) : "–";
    }
}
