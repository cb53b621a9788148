using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>How instances came there: bands of the traces over time.</summary>
internal static class ConvergenceSection
{
    private static readonly (string Id, string Y, string Label, string Title)[] Curves =
    [
        ("trace-cost", "abs(cost_gap_rel)", "relative cost gap", "Relative cost gap over time"),
        ("trace-distance", "distance", "distance to y*", "Distance to the optimum over time"),
        ("trace-consensus", "consensus", "disagreement", "Disagreement over time"),
        ("trace-lyapunov", "lyapunov", "Lyapunov function V", "Lyapunov function over time"),
    ];

    public static Section Of(RunFacts facts)
    {
        const string title = "Convergence";
        if (!facts.Run.HasTraces)
        {
            return new Section("convergence", title, [new ParagraphBlock("No traces were kept with the run (", Inline.Code("trace"), " in the spec).")]);
        }

        var ranked = Effects.Ranked(facts);
        var maker = new FigureMaker(facts);
        foreach (var (id, y, label, heading) in Curves)
        {
            maker.Add(new FigureRecipe
            {
                Id = id,
                Title = heading,
                Kind = FigureKind.Traces,
                Width = RecipeWidth.Column,
                X = new RecipeAxis("t"),
                Y = new RecipeAxis(y) { Label = label, Scale = RecipeScale.Log },
                Series = ranked.IsEmpty ? null : SeriesChoice.Of(ranked[0]),
            });
        }

        var by = ranked.IsEmpty ? "" : $", by the axis that accounts for most, {ranked[0].Name}{(ranked[0].Count > SeriesChoice.Most ? $" ({SeriesChoice.Most} of its {ranked[0].Count} points)" : "")}";
        return new Section("convergence", title, [new ParagraphBlock($"Medians with quartiles over the instances{by}."), .. maker.Blocks]);
    }
}
