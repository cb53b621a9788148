using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>All instances at once: parallel coordinates, and what the bits bought.</summary>
internal static class OverviewSection
{
    private const int Columns = 8;

    /// <summary>A metric that fewer instances have would take the others' lines out of the picture.</summary>
    private const double Widespread = 0.9;

    public static Section Of(RunFacts facts)
    {
        var maker = new FigureMaker(facts);
        var metrics = facts.Metrics.Where(m => !m.IsCensored && m.Slug != "consensus" && facts.Values(m.Expression).Count(double.IsFinite) >= Widespread * facts.Rows).ToArray();
        ImmutableArray<RecipeAxis> columns = [.. facts.Studied.Select(f => new RecipeAxis(f.Expression)).Take(Columns - Math.Min(4, metrics.Length)), .. metrics.Take(4).Select(m => new RecipeAxis(m.Expression))];
        if (columns.Length > 1)
        {
            maker.Add(new FigureRecipe { Id = "parallel", Title = "Instances across axes and metrics", Kind = FigureKind.Parallel, Columns = columns, Series = SeriesChoice.Outcomes(facts) });
        }

        if (metrics.Any(m => m.Slug == "bits") && metrics.Any(m => m.Slug == "cost-gap"))
        {
            var factor = Effects.Ranked(facts).FirstOrDefault(f => f.Count <= SeriesChoice.Most);
            maker.Add(new FigureRecipe
            {
                Id = "bits-gap",
                Title = "Bits sent against the cost gap left",
                Kind = FigureKind.Points,
                X = new RecipeAxis("bits") { Scale = RecipeScale.Log },
                Y = new RecipeAxis("abs(cost_gap)") { Scale = RecipeScale.Log },
                Series = factor is null ? null : new RecipeGroup(factor.Axis.Keys),
            });
        }

        Block[] blocks = [.. maker.Blocks];
        return new Section("overview", "All instances", blocks.Length > 0 ? [.. blocks] : [new ParagraphBlock("The instances differ in nothing that could be drawn.")]);
    }
}
