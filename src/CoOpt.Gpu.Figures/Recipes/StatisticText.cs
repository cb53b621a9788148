using System.Globalization;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>A statistic in words.</summary>
internal static class StatisticText
{
    /// <summary><c>Median and quartiles of 8 instances</c>.</summary>
    public static string Of(FigureRecipe recipe, IReadOnlyCollection<int> counts)
    {
        var statistic = recipe.Statistic switch
        {
            RecipeStatistic.Median => "Median",
            RecipeStatistic.Mean => "Mean",
            RecipeStatistic.Share => "Share",
            RecipeStatistic.Minimum => "Smallest",
            _ => "Largest",
        };
        var interval = Estimate.Resolve(recipe.Statistic, recipe.Interval) switch
        {
            RecipeInterval.Quartiles => " and quartiles",
            RecipeInterval.Range => " and range",
            RecipeInterval.Confidence => " and 95 % interval",
            RecipeInterval.Bootstrap => " and 95 % bootstrap interval",
            _ => "",
        };
        var place = recipe.Kind switch
        {
            FigureKind.Bars => "a bar",
            FigureKind.Heatmap => "a cell",
            FigureKind.Traces => "a line",
            _ => "a point",
        };
        var (low, high) = counts.Count > 0 ? (counts.Min(), counts.Max()) : (0, 0);
        var size = low == high ? string.Create(CultureInfo.InvariantCulture, $"{high}") : string.Create(CultureInfo.InvariantCulture, $"{low} to {high}");
        if ((low, high) == (1, 1) && recipe.Paired is null)
        {
            // A median or quartiles of one number say nothing.
            return $"One instance {place}";
        }

        var pairs = recipe.Paired is { } paired ? $"{(paired.IsRatio ? "ratio to" : "difference from")} {paired.Reference}, paired; " : "";
        return $"{(pairs.Length > 0 ? char.ToUpperInvariant(pairs[0]) + pairs[1..] + statistic.ToLowerInvariant() : statistic)}{interval} of {size} {(high == 1 ? "instance" : "instances")} {place}";
    }
}
