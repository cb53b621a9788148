using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>What a sample of numbers says. Quantiles interpolate linearly between order statistics (R's type 7). Everything but the counts is NaN for an empty sample.</summary>
public sealed record SampleStatistics
{
    private readonly Lazy<(double Lower, double Upper)> _medianInterval;

    /// <summary>Summarises <paramref name="values"/>; NaN entries are counted as empty and left out.</summary>
    public SampleStatistics(IEnumerable<double> values)
    {
        var all = values.ToList();
        var sorted = all.Where(v => !double.IsNaN(v)).ToArray();
        Array.Sort(sorted);
        Count = sorted.Length;
        Empty = all.Count - Count;
        Quantiles = [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(q => Quantile(sorted, q))];

        _medianInterval = new(() => Bootstrap.Median(sorted));

        // Rounding would give equal numbers a mean beside them, and an interval.
        var areEqual = Count > 0 && sorted[0] == sorted[^1];
        Mean = Count == 0 ? double.NaN : areEqual ? sorted[0] : sorted.Average();

        // Student's interval: exact for normal samples, and the usual one for means of paired differences.
        HalfWidth = Count < 2 ? double.NaN : areEqual && double.IsFinite(Mean) ? 0 : StudentT.InvCDF(0, 1, Count - 1, 0.975) * ArrayStatistics.StandardDeviation(sorted) / Math.Sqrt(Count);
    }

    /// <summary>Numbers in the sample.</summary>
    public int Count { get; }

    /// <summary>Rows without a number.</summary>
    public int Empty { get; }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>Half the width of the 95 % confidence interval of the mean; NaN with fewer than two numbers.</summary>
    public double HalfWidth { get; }

    /// <summary>Minimum, lower quartile, median, upper quartile, maximum.</summary>
    public ImmutableArray<double> Quantiles { get; }

    /// <summary>The 95 % bootstrap interval of the median (<see cref="Bootstrap"/>); NaN with fewer than two numbers. Drawn when first asked for.</summary>
    public (double Lower, double Upper) MedianInterval => _medianInterval.Value;

    private static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var at = share * (sorted.Length - 1);
        var (low, high) = (sorted[(int)at], sorted[Math.Min((int)at + 1, sorted.Length - 1)]);
        var weight = at - (int)at;

        // An infinite neighbour of no weight would give 0·∞, and two of them ∞ − ∞.
        return weight == 0 || low == high ? low : low + (weight * (high - low));
    }
}
