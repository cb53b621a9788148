using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Reports.Comparisons;

/// <summary>A metric over pairs: the second run's value over the first's.</summary>
internal sealed class PairedMetric
{
    public PairedMetric(RunPairs pairs, Metric metric)
    {
        Metric = metric;
        var (first, second) = (pairs.First.Values(metric.Expression), pairs.Second.Values(metric.Expression));
        Pairs = [.. pairs.Rows.Where(p => IsPositive(first[p.First]) && IsPositive(second[p.Second])).Select(p => (p.First, p.Second, first[p.First], second[p.Second]))];
        Ratio = Estimate.Of([.. Pairs.Select(p => p.B / p.A)], RecipeStatistic.Median, RecipeInterval.Confidence);
        (Lower, Higher) = (Pairs.Count(p => p.B < p.A), Pairs.Count(p => p.B > p.A));
    }

    public Metric Metric { get; }

    /// <summary>Rows and values of the pairs in which both values are positive numbers.</summary>
    public ImmutableArray<(int First, int Second, double A, double B)> Pairs { get; }

    /// <summary>The median ratio with its interval between order statistics.</summary>
    public Estimate Ratio { get; }

    /// <summary>Pairs in which the second run's value is lower.</summary>
    public int Lower { get; }

    /// <summary>Pairs in which it is higher.</summary>
    public int Higher { get; }

    private static bool IsPositive(double value) => value > 0 && double.IsFinite(value);
}
