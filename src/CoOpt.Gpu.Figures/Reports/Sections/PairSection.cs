using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>Two axes at a time: a heat map of the median, and lines with quartiles where one axis has few points.</summary>
internal static class PairSection
{
    /// <summary>Pairs shown; the others are a recipe away.</summary>
    private const int PairsShown = 6;

    /// <summary>More lines with bands than this hide one another.</summary>
    private const int Lines = 6;

    public static Section Of(RunFacts facts)
    {
        var ranked = Effects.Ranked(facts);
        var pairs = ranked.SelectMany((a, i) => ranked.Skip(i + 1).Select(b => (A: a, B: b))).ToArray();
        var metric = facts.Metrics.FirstOrDefault(m => m.Slug == "distance") ?? facts.Metrics.FirstOrDefault(m => !m.IsCensored);
        if (metric is null)
        {
            return new Section("ablation-pairs", "Pairs of axes", [new ParagraphBlock("No metric varies over the instances.")]);
        }

        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new ParagraphBlock($"The median of {metric.Label} over everything else; bands and intervals are its quartiles."
            + (pairs.Length > PairsShown ? $" The {PairsShown} pairs of the axes that account for most are shown, of {pairs.Length}; a recipe of kind heatmap makes any other." : "")));
        foreach (var (a, b) in pairs.Take(PairsShown))
        {
            // The longer axis lies across.
            var (across, up) = a.Count >= b.Count ? (a, b) : (b, a);
            var maker = new FigureMaker(facts);
            var hasBound = across.IsQuantity && up.IsQuantity && across.Axis.Keys.Concat(up.Axis.Keys).Contains("method.alpha") && facts.Values("tightness") is var tightness && tightness.Any(t => t < 1) && tightness.Any(t => t >= 1);
            maker.Add(new FigureRecipe
            {
                Id = $"pair-{a.Slug}-{b.Slug}",
                Title = $"{Capital(metric.Label)} by {across.Name} and {up.Name}",
                Kind = FigureKind.Heatmap,
                Width = RecipeWidth.Column,
                X = new RecipeAxis(across.Expression),
                Y = new RecipeAxis(up.Expression),
                Color = new RecipeAxis(metric.Expression) { Scale = facts.ScaleOf(metric) },
                Contours = hasBound ? [new RecipeContour("tightness", 1, "α = bound")] : [],
            });
            if (up.Count <= Lines)
            {
                maker.Add(new FigureRecipe
                {
                    Id = $"pair-{a.Slug}-{b.Slug}-lines",
                    Title = $"{Capital(metric.Label)} by {across.Name} for each {up.Name}",
                    Kind = FigureKind.Lines,
                    Width = RecipeWidth.Column,
                    X = new RecipeAxis(across.Expression),
                    Y = new RecipeAxis(metric.Expression) { Scale = facts.ScaleOf(metric) },
                    Series = new RecipeGroup(up.Axis.Keys),
                });
            }

            blocks.AddRange(maker.Blocks);
        }

        return new Section("ablation-pairs", "Pairs of axes", blocks.ToImmutable());
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
