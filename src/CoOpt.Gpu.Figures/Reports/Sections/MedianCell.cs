using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Results.Summaries;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>The median of a metric with its quartiles below it.</summary>
internal static class MedianCell
{
    /// <param name="values">The values; NaN where there is none.</param>
    /// <param name="isCensored">Whether NaN is a number beyond all others, rather than none.</param>
    public static Inline Of(IEnumerable<double> values, bool isCensored)
    {
        if (isCensored)
        {
            var sample = new CensoredSample(values);
            return sample.Reached == 0 ? "none reached it" : new Inline(Steps(sample.Quantile(0.5)))
            {
                Note = $"{Steps(sample.Quantile(0.25))} … {Steps(sample.Quantile(0.75))}" + (sample.Reached < sample.Count ? $"; {NumberShown.Percent(sample.Reached, sample.Count)} reached" : ""),
            };
        }

        var statistics = new SampleStatistics(values);
        return statistics.Count == 0 ? "–" : new Inline(NumberShown.Of(statistics.Quantiles[2]))
        {
            Note = $"{NumberShown.Of(statistics.Quantiles[1])} … {NumberShown.Of(statistics.Quantiles[3])}" + (statistics.Empty > 0 ? $"; {NumberShown.Of((long)statistics.Empty)} without" : ""),
        };

        static string Steps(double steps) => double.IsNaN(steps) ? "never" : NumberShown.Of(steps);
    }
}
