using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Summaries;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>A statistic of a sample with an interval around it.</summary>
/// <param name="Value">The statistic; NaN of an empty sample.</param>
/// <param name="Lower">The interval's lower end; NaN without one.</param>
/// <param name="Upper">The interval's upper end; NaN without one.</param>
/// <param name="Count">Numbers in the sample.</param>
internal readonly record struct Estimate(double Value, double Lower, double Upper, int Count)
{
    /// <summary>The statistic of <paramref name="values"/>; entries that are NaN are left out.</summary>
    public static Estimate Of(IReadOnlyCollection<double> values, RecipeStatistic statistic, RecipeInterval interval)
    {
        var sample = new SampleStatistics(values);
        var value = statistic switch
        {
            RecipeStatistic.Median => sample.Quantiles[2],
            RecipeStatistic.Minimum => sample.Quantiles[0],
            RecipeStatistic.Maximum => sample.Quantiles[4],
            _ => sample.Mean,
        };
        var (lower, upper) = Resolve(statistic, interval) switch
        {
            RecipeInterval.Quartiles => (sample.Quantiles[1], sample.Quantiles[3]),
            RecipeInterval.Range => (sample.Quantiles[0], sample.Quantiles[4]),
            RecipeInterval.Confidence when statistic == RecipeStatistic.Median => MedianInterval([.. values.Where(v => !double.IsNaN(v)).Order()]),
            RecipeInterval.Confidence when statistic == RecipeStatistic.Share => Wilson.Interval(sample.Mean, sample.Count),
            RecipeInterval.Confidence when statistic == RecipeStatistic.Mean => (sample.Mean - sample.HalfWidth, sample.Mean + sample.HalfWidth),
            RecipeInterval.Bootstrap when statistic == RecipeStatistic.Median => sample.MedianInterval,
            RecipeInterval.Bootstrap => Bootstrap.Mean(values),
            _ => (double.NaN, double.NaN),
        };
        return new Estimate(value, lower, upper, sample.Count);
    }

    /// <summary>What <see cref="RecipeInterval.Auto"/> stands for.</summary>
    public static RecipeInterval Resolve(RecipeStatistic statistic, RecipeInterval interval) => (interval, statistic) switch
    {
        (RecipeInterval.Auto, RecipeStatistic.Median) => RecipeInterval.Quartiles,
        (RecipeInterval.Auto, RecipeStatistic.Mean or RecipeStatistic.Share) => RecipeInterval.Confidence,
        (RecipeInterval.Auto or RecipeInterval.Confidence or RecipeInterval.Bootstrap, RecipeStatistic.Minimum or RecipeStatistic.Maximum) => RecipeInterval.None,
        _ => interval,
    };

    /// <summary>
    /// From the k-th smallest to the k-th largest number, k the largest with 2·P(B &lt; k) ≤ 0.05 for B ~ Binomial(n, ½): the median lies between them with at least
    /// 95 %, whatever the law.
    /// </summary>
    private static (double Lower, double Upper) MedianInterval(double[] sorted)
    {
        var (n, k, tail) = (sorted.Length, 0, 0.0);

        // ln 2⁻ⁿ, then times C(n, k + 1)/C(n, k) = (n − k)/(k + 1).
        var term = -n * Math.Log(2);
        while (k < n && 2 * (tail + Math.Exp(term)) <= 0.05)
        {
            tail += Math.Exp(term);
            term += Math.Log((double)(n - k) / (k + 1));
            k++;
        }

        return k == 0 ? (double.NaN, double.NaN) : (sorted[k - 1], sorted[n - k]);
    }
}
