using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>One axis: outcomes and metrics at each of its points, paired with its first point, as tables and figures.</summary>
internal static class FactorSection
{
    /// <summary>More points than this are thinned evenly in tables; figures show all.</summary>
    private const int PointsShown = 24;

    /// <summary>More bars than this are bins.</summary>
    private const int Bars = 20;

    public static Section Of(RunFacts facts, Factor factor)
    {
        ImmutableArray<int> points = [.. Enumerable.Range(0, factor.Count).Where(k => factor.Count <= PointsShown || k % ((factor.Count + PointsShown - 1) / PointsShown) == 0 || k == factor.Count - 1)];
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var rows = facts.Instances.Select((instance, row) => (factor.PointOf(instance), row)).ToLookup(p => p.Item1, p => p.row);
        blocks.Add(Levels(facts, factor, points, rows));
        if (Paired(facts, factor, points) is { } paired)
        {
            blocks.Add(paired);
        }

        if (points.Length < factor.Count)
        {
            blocks.Add(new ParagraphBlock($"{points.Length} of {factor.Count} points are in the tables, evenly chosen; the figures have all."));
        }

        blocks.AddRange(Figures(facts, factor));
        return new Section($"ablation-{factor.Slug}", $"By {factor.Name}", blocks.ToImmutable());
    }

    private static TableBlock Levels(RunFacts facts, Factor factor, ImmutableArray<int> points, ILookup<int, int> rows)
    {
        var outcomes = OutcomeText.Counts(facts.Outcomes).Select(c => c.Outcome).ToArray();
        var caption = "Over everything else: how instances ended, and the median of each metric with its quartiles."
            + (facts.Metrics.Any(m => m.IsCensored) ? " Instances that did not reach the tolerance count as slower than all that did." : "")
            + (outcomes.Any(OutcomeNames.Divergence.Contains) ? " Diverged instances count with their last point before divergence." : "");
        return new TableBlock(
            caption,
            [factor.Name, new("instances", true), .. outcomes.Select(o => new TableHead(o, true)), .. facts.Metrics.Select(m => new TableHead(m.Label, true))],
            [.. points.Select(point => (ImmutableArray<Inline>)
            [
                factor.Texts[point],
                NumberShown.Of((long)rows[point].Count()),
                .. outcomes.Select(o => (Inline)NumberShown.Percent(rows[point].Count(r => facts.Outcomes[r] == o), rows[point].Count())),
                .. facts.Metrics.Select(m => MedianCell.Of(rows[point].Select(r => facts.Values(m.Expression)[r]), m.IsCensored)),
            ])]);
    }

    private static TableBlock? Paired(RunFacts facts, Factor factor, ImmutableArray<int> points)
    {
        if (facts.Metrics.IsEmpty)
        {
            return null;
        }

        return new TableBlock(
            $"Paired with {factor.Name} = {factor.Texts[0]}: the median ratio of each metric to that of the instance which shares everything else, draws included, with its interval between order statistics, of at least 95\u00a0%. 1 is no effect; pairs in which a value is missing or not positive are left out.",
            [factor.Name, new("pairs", true), .. facts.Metrics.Select(m => new TableHead(m.Label, true))],
            [.. points.Where(p => p > 0).Select(point => Ratios(factor.Texts[point], [.. facts.Metrics.Select(m => PairedEffect.Ratio(facts, factor, point, m))]))]);
    }

    private static ImmutableArray<Inline> Ratios(string point, ImmutableArray<Estimate> ratios)
    {
        var pairs = ratios.Max(r => r.Count);
        return [point, NumberShown.Of((long)pairs), .. ratios.Select(r => r.Count == 0 ? "–" : new Inline(NumberShown.Of(r.Value)) { Note = string.Join("; ", Notes(r).Where(n => n.Length > 0)) })];

        IEnumerable<string> Notes(Estimate ratio) =>
            [double.IsNaN(ratio.Lower) ? "" : $"{NumberShown.Of(ratio.Lower)} … {NumberShown.Of(ratio.Upper)}", ratio.Count < pairs ? $"{NumberShown.Of((long)ratio.Count)} pairs" : ""];
    }

    private static IEnumerable<Block> Figures(RunFacts facts, Factor factor)
    {
        var maker = new FigureMaker(facts);
        var x = new RecipeAxis(factor.Expression);
        if (facts.Outcomes.Distinct(StringComparer.Ordinal).Count() > 1)
        {
            var isNumeric = factor.Axis.Points.All(p => p is [{ Number: not null }]);
            maker.Add(new FigureRecipe { Id = $"{factor.Slug}-outcomes", Title = $"Outcomes by {factor.Name}", Kind = FigureKind.Outcomes, Width = RecipeWidth.Column, X = isNumeric && factor.Count > Bars ? x with { Bins = Bars } : x });
        }

        foreach (var metric in facts.Metrics.Where(m => m.Slug is "rate" or "cost-gap" or "distance" or "accuracy" or "bits"))
        {
            var hasTheory = metric.Slug == "rate" && facts.Values("rate_predicted").Any(double.IsFinite);
            maker.Add(new FigureRecipe
            {
                Id = $"{factor.Slug}-{metric.Slug}",
                Title = $"{char.ToUpperInvariant(metric.Label[0])}{metric.Label[1..]} by {factor.Name}",
                Kind = FigureKind.Lines,
                Width = RecipeWidth.Column,
                X = x,
                Y = new RecipeAxis(metric.Expression) { Scale = facts.ScaleOf(metric) },
                Theory = hasTheory ? [new RecipeCurve("rate_predicted", "predicted")] : [],
            });
        }

        return maker.Blocks;
    }
}
