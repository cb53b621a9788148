using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>The verdict of the bound, form by form, and instance by instance.</summary>
internal static class BoundSection
{
    /// <summary>More verdicts than these are looked up in instances.csv.</summary>
    private const int VerdictsShown = 200;

    private const int ExceptionsShown = 20;

    private const int Bins = 16;

    public static Section Of(RunFacts facts)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var verdicts = BoundForm.All.Select(f => (Form: f, Verdict: BoundVerdict.Of(facts, f))).ToArray();
        if (verdicts.All(v => v.Verdict is null))
        {
            return new Section("bound", "The bound on α", [new ParagraphBlock("No instance has a bound: the column theory_note of instances.csv says why.")]);
        }

        blocks.Add(new ParagraphBlock("The bound is sufficient: below it the theory promises convergence of the continuous flow, at or above it nothing is said. A fixed step has a stability limit of its own."));
        var outcomes = OutcomeText.Counts(facts.Outcomes).Select(c => c.Outcome).ToImmutableArray();
        blocks.Add(new TableBlock("How instances ended on both sides of each form of the bound.", ["form", "bound on α", "α is", new("instances", true), .. outcomes.Select(o => new TableHead(o, true))],
            [.. verdicts.SelectMany(v => v.Verdict is { } b
                ? [Row(v.Form.Name, v.Form.Formula, "below", [.. Side(b, true, outcomes)]), Row(v.Form.Name, v.Form.Formula, "at or above", [.. Side(b, false, outcomes)])]
                : (ImmutableArray<Inline>[])[Row(v.Form.Name, v.Form.Formula, "–", [.. Enumerable.Repeat((Inline)"–", outcomes.Length + 1)])])]));
        if (verdicts.Any(v => v.Verdict is null))
        {
            blocks.Add(new ParagraphBlock("A form without counts does not apply to these instances; the column ", Inline.Code("theory_note"), " says why."));
        }

        Exceptions(facts, blocks);
        Figures(facts, blocks);
        if (facts.Rows <= VerdictsShown)
        {
            blocks.Add(new DetailsBlock("The verdict for each instance", [InstanceTable.Of(facts, "", [.. Enumerable.Range(0, facts.Rows)],
                [("α", r => NumberShown.Of(facts.Values("alpha")[r])), ("printed bound", r => NumberShown.Of(facts.Values("bound_printed")[r])), ("α / bound", r => NumberShown.Of(facts.Values("tightness")[r])), ("below", r => IsBelow(facts, r))])]));
        }
        else
        {
            blocks.Add(new ParagraphBlock("The verdict for each instance stands in instances.csv: ", Inline.Code("within_printed"), ", ", Inline.Code("within_half"), ", ", Inline.Code("within_exact"), " and ", Inline.Code("tightness"), ", the ratio of α to the printed bound."));
        }

        return new Section("bound", "The bound on α", blocks.ToImmutable());
    }

    private static void Exceptions(RunFacts facts, ImmutableArray<Block>.Builder blocks)
    {
        var (alpha, bound) = (facts.Values("alpha"), facts.Values("bound_exact"));
        var rows = Enumerable.Range(0, facts.Rows).Where(r => facts.HasDiverged(r) && alpha[r] < bound[r]).ToImmutableArray();
        if (!rows.IsEmpty)
        {
            var shown = rows.Length > ExceptionsShown ? $" The first {ExceptionsShown} of {NumberShown.Of((long)rows.Length)}." : "";
            blocks.Add(InstanceTable.Of(facts, $"Diverged although α is below the exact-sector bound: the step, or what lies outside the theorem, is to blame.{shown}", [.. rows.Take(ExceptionsShown)],
                [("α / printed bound", r => NumberShown.Of(facts.Values("tightness")[r])), ("step η", r => NumberShown.Of(facts.Values("step_size")[r])), ("diverged at step", r => NumberShown.Of((long)facts.Values("outcome_step")[r]))]));
        }
    }

    private static void Figures(RunFacts facts, ImmutableArray<Block>.Builder blocks)
    {
        var finite = facts.Values("tightness").Where(double.IsFinite).ToArray();
        var tightness = finite.Select(t => t.ToString("G6", CultureInfo.InvariantCulture)).Distinct().Take(Bins + 1).Count();
        if (tightness < 2)
        {
            return;
        }

        // Gains are swept by ratios; over a decade or more a linear axis would crowd the small ones.
        var scale = finite.Min() > 0 && finite.Max() >= 10 * finite.Min() ? RecipeScale.Log : RecipeScale.Auto;
        var maker = new FigureMaker(facts);
        maker.Add(new FigureRecipe
        {
            Id = "bound-outcomes",
            Title = "Outcome against α as a multiple of the bound",
            Kind = FigureKind.Outcomes,
            Width = RecipeWidth.Column,
            X = new RecipeAxis("tightness") { Bins = tightness > Bins ? Bins : 0, Label = "α / printed bound" },
        });
        maker.Add(new FigureRecipe
        {
            Id = "bound-distance",
            Title = "Distance to the optimum against α",
            Kind = FigureKind.Points,
            Width = RecipeWidth.Column,
            X = new RecipeAxis("tightness") { Label = "α / printed bound", Scale = scale },
            Y = new RecipeAxis("distance") { Scale = RecipeScale.Log },
            Series = SeriesChoice.Outcomes(facts),
            Rules = [new RecipeRule(1, true, "bound")],
        });
        blocks.AddRange(maker.Blocks);
    }

    private static string IsBelow(RunFacts facts, int row) => double.IsNaN(facts.Values("bound_printed")[row]) ? "–" : facts.Values("alpha")[row] < facts.Values("bound_printed")[row] ? "yes" : "no";

    private static IEnumerable<Inline> Side(BoundVerdict verdict, bool isBelow, ImmutableArray<string> outcomes)
    {
        var all = verdict.Instances(isBelow);
        return outcomes.Select(o => all == 0 ? "–" : new Inline(NumberShown.Of(verdict.Instances(isBelow, o))) { Note = NumberShown.Percent(verdict.Instances(isBelow, o), all) }).Prepend(NumberShown.Of(all));
    }

    private static ImmutableArray<Inline> Row(Inline form, Inline formula, Inline side, ImmutableArray<Inline> counts) => [form, formula, side, .. counts];
}
