using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>A metric at one point of a factor compared, instance by instance, with the instance that has the factor's first point and shares everything else, the draws included.</summary>
internal static class PairedEffect
{
    /// <summary>The median ratio to the partner with its 95 % interval between order statistics. Pairs in which one has no positive finite value are left out.</summary>
    public static Estimate Ratio(RunFacts facts, Factor factor, int point, Metric metric)
    {
        var values = facts.Values(metric.Expression);
        var ratios = new List<double>();
        for (var row = 0; row < values.Length; row++)
        {
            var instance = facts.Instances[row];
            if (factor.PointOf(instance) == point && facts.RowOf(factor.PartnerOf(instance, 0)) is { } partner && IsPositive(values[row]) && IsPositive(values[partner]))
            {
                ratios.Add(values[row] / values[partner]);
            }
        }

        return Estimate.Of(ratios, RecipeStatistic.Median, RecipeInterval.Confidence);
    }

    private static bool IsPositive(double value) => value > 0 && double.IsFinite(value);
}
