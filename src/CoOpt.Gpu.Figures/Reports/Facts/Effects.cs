using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>How much of the spread of a metric the points of one axis account for.</summary>
internal static class Effects
{
    /// <summary>
    /// The correlation ratio η² = Σ nₖ(m̄ₖ − m̄)²/Σ(m − m̄)² of m = log₁₀ of the metric over the points k of a factor: 0 where all points have equal means, 1 where the point
    /// fixes the value. Rows whose metric is not positive or no number are left out. NaN where nothing varies. (R. A. Fisher, Statistical Methods for Research Workers, 1925.)
    /// </summary>
    public static double CorrelationRatio(RunFacts facts, Factor factor, Metric metric)
    {
        var values = facts.Values(metric.Expression);
        var (sums, counts) = (new double[factor.Count], new long[factor.Count]);
        var logs = new List<(int Point, double Value)>(values.Length);
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsFinite(values[row]) && values[row] > 0)
            {
                var point = factor.PointOf(facts.Instances[row]);
                var log = Math.Log10(values[row]);
                logs.Add((point, log));
                sums[point] += log;
                counts[point]++;
            }
        }

        if (logs.Count < 2)
        {
            return double.NaN;
        }

        var mean = sums.Sum() / logs.Count;
        var total = logs.Sum(l => (l.Value - mean) * (l.Value - mean));
        var between = sums.Zip(counts).Where(p => p.Second > 0).Sum(p => p.Second * Math.Pow((p.First / p.Second) - mean, 2));

        // Equal values leave a remainder of rounding that would divide to anything.
        return total > 1e-12 * logs.Count * Math.Max(1, mean * mean) ? between / total : double.NaN;
    }

    /// <summary>The studied factors, those that account for more of the distance (or else of the first metric with values) first.</summary>
    public static ImmutableArray<Factor> Ranked(RunFacts facts)
    {
        var metric = facts.Metrics.FirstOrDefault(m => m.Slug == "distance") ?? (facts.Metrics.IsEmpty ? null : facts.Metrics[0]);
        return metric is null ? facts.Studied
            : [.. facts.Studied.OrderByDescending(f => CorrelationRatio(facts, f, metric) is var share && double.IsNaN(share) ? -1 : share)];
    }
}
