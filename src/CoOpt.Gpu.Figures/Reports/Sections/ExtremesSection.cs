using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>The instances to look at: the slowest, the farthest from the optimum, those that diverged, those without a row.</summary>
internal static class ExtremesSection
{
    private const int Shown = 10;

    public static Section Of(RunFacts facts)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new ParagraphBlock("Type each command in the folder that contains the run's folder; ", Inline.Code("--trace"), " prints the trace as well."));
        var all = Enumerable.Range(0, facts.Rows).ToArray();
        var (steps, distance, at) = (facts.Values("steps_to_tolerance"), facts.Values("distance"), facts.Values("outcome_step"));
        ImmutableArray<int> slowest = [.. all.Where(r => !double.IsNaN(steps[r])).OrderByDescending(r => steps[r]).Take(Shown)];
        if (!slowest.IsEmpty)
        {
            blocks.Add(InstanceTable.Of(facts, $"The slowest of the {NumberShown.Of((long)steps.Count(s => !double.IsNaN(s)))} instances that reached the tolerance.", slowest, [("steps to tolerance", r => NumberShown.Of((long)steps[r]))]));
        }

        ImmutableArray<int> farthest = [.. all.Where(r => !facts.HasDiverged(r) && !double.IsNaN(distance[r])).OrderByDescending(r => distance[r]).Take(Shown)];
        if (!farthest.IsEmpty)
        {
            blocks.Add(InstanceTable.Of(facts, "The farthest from the optimum at the end, of those that did not diverge.", farthest, [("distance", r => NumberShown.Of(distance[r])), ("|cost gap|", r => NumberShown.Of(facts.Values("abs(cost_gap)")[r]))]));
        }

        ImmutableArray<int> diverged = [.. all.Where(facts.HasDiverged).OrderBy(r => at[r])];
        blocks.Add(diverged.IsEmpty
            ? new ParagraphBlock("No instance diverged.")
            : InstanceTable.Of(facts, $"Diverged: {NumberShown.Counted(diverged.Length, "instance")}{(diverged.Length > Shown ? $", the first {Shown} to do so" : "")}.", [.. diverged.Take(Shown)],
                [("at step", r => NumberShown.Of((long)at[r])), ("α / bound", r => NumberShown.Of(facts.Values("tightness")[r]))]));
        if (facts.Run.Manifest is { Failures.IsEmpty: false } manifest)
        {
            blocks.Add(new TableBlock($"Not set up: {NumberShown.Counted(manifest.Failures.Length, "instance")}{(manifest.Failures.Length > Shown ? $", the first {Shown} of them" : "")}.", [new("instance", true), "why"],
                [.. manifest.Failures.Take(Shown).Select(f => (ImmutableArray<Inline>)[f.Instance.ToString(System.Globalization.CultureInfo.InvariantCulture), f.Message])]));
        }

        if (facts.Run.Manifest is { Missing: { } missing })
        {
            blocks.Add(new ParagraphBlock(
                $"Not computed: {NumberShown.Counted(missing.Sum(static r => r.To - r.From), "instance")}. These tables were made of a part of a run (coopt merge --partial); nothing in this report is about "
                + $"{string.Join(", ", missing.Take(Shown).Select(static r => FormattableString.Invariant($"{r.From}–{r.To - 1}")))}{(missing.Length > Shown ? ", …" : "")}."));
        }

        return new Section("instances", "Instances to look at", blocks.ToImmutable());
    }
}
