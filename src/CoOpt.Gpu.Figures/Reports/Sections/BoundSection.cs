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
        blocks.Add(new TableBlock("Divergence on both sides of each form of the bound.", ["form", "bound on α", new("below", true), new("of these diverged", true), new("at or above", true), new("of these diverged", true)],
            [.. verdicts.Select(v => v.Verdict is { } b
                ? Row(v.Form.Name, v.Form.Formula, NumberShown.Of(b.Below), Part(b.DivergedBelow, b.Below), NumberShown.Of(b.Above), Part(b.DivergedAbove, b.Above))
                : Row(v.Form.Name, v.Form.Formula, "–", "–", "–", "–"))]));
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
                [("α / bound", r => NumberShown.Of(facts.Values("tightness")[r])), ("step η", r => NumberShown.Of(facts.Values("step_size")[r])), ("diverged at step", r => NumberShown.Of((long)facts.Values("outcome_step")[r]))]));
        }
    }

    private static void Figures(RunFacts facts, ImmutableArray<Block>.Builder blocks)
    {
        var tightness = facts.Values("tightness").Where(double.IsFinite).Select(t => t.ToString("G6", CultureInfo.InvariantCulture)).Distinct().Take(Bins + 1).Count();
        if (tightness < 2)
        {
            return;
        }

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
            X = new RecipeAxis("tightness") { Label = "α / printed bound" },
            Y = new RecipeAxis("distance") { Scale = RecipeScale.Log },
            Series = new RecipeGroup(["outcome"]),
            Rules = [new RecipeRule(1, true, "bound")],
        });
        blocks.AddRange(maker.Blocks);
    }

    private static string IsBelow(RunFacts facts, int row) => double.IsNaN(facts.Values("bound_printed")[row]) ? "–" : facts.Values("alpha")[row] < facts.Values("bound_printed")[row] ? "yes" : "no";

    private static string Part(long part, long whole) => whole == 0 ? "–" : $"{NumberShown.Of(part)} ({NumberShown.Percent(part, whole)})";

    private static ImmutableArray<Inline> Row(params ReadOnlySpan<Inline> cells) => [.. cells];
}
