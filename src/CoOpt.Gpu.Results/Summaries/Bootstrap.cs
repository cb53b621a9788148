using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>
/// Percentile bootstrap (B. Efron, Ann. Stat. 7, 1, 1979): the statistic of <see cref="Resamples"/> samples of the same size drawn with replacement; the interval runs from the 2.5 % to the 97.5 % quantile
/// of these. Numbers that depend on each other, such as those of instances that share a seed, are drawn in clusters. The draws come from a Mersenne Twister of fixed seed, so equal samples give equal intervals. With few numbers it is too narrow: below 20 it covers less than 95 %.
/// </summary>
public static class Bootstrap
{
    /// <summary>Samples drawn.</summary>
    public const int Resamples = 2000;

    // Any fixed number; the interval of another seed differs within its own Monte Carlo error.
    private const int Seed = 251025176;

    /// <summary>The 95 % interval of the median; NaN with fewer than two numbers. NaN entries are left out, infinities are numbers.</summary>
    public static (double Lower, double Upper) Median(IEnumerable<double> values) => Median(Singly(values));

    /// <summary>The same of numbers in clusters that are drawn as a whole, such as instances that share a seed: NaN with fewer than two clusters.</summary>
    public static (double Lower, double Upper) Median(IEnumerable<(double Value, int Cluster)> values) => Of(values, static (sorted, counts) =>
    {
        // The middle numbers of the resample, from how often each of the sorted numbers was drawn.
        var total = counts.Sum();
        var (low, place) = Ranked(sorted, counts, (total - 1) / 2, 0, 0);
        var high = total % 2 == 1 ? low : Ranked(sorted, counts, total / 2, place.Index, place.Before).Value;
        return high == low ? low : 0.5 * (low + high);
    });

    /// <summary>The 95 % interval of the mean; NaN with fewer than two numbers. NaN entries are left out.</summary>
    public static (double Lower, double Upper) Mean(IEnumerable<double> values) => Mean(Singly(values));

    /// <summary>The same of numbers in clusters that are drawn as a whole: NaN with fewer than two clusters.</summary>
    public static (double Lower, double Upper) Mean(IEnumerable<(double Value, int Cluster)> values) => Of(values, static (sorted, counts) =>
    {
        double sum = 0;
        for (var k = 0; k < sorted.Length; k++)
        {
            sum += counts[k] == 0 ? 0 : counts[k] * sorted[k];
        }

        return sum / counts.Sum();
    });

    private static IEnumerable<(double, int)> Singly(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Where(static v => !double.IsNaN(v)).Order().Select(static (v, k) => (v, k));
    }

    // The number of a rank (from 0) among those drawn, searched from an index on, before which some were drawn.
    private static (double Value, (int Index, int Before) Place) Ranked(double[] sorted, int[] counts, int rank, int index, int before)
    {
        while (before + counts[index] <= rank)
        {
            before += counts[index++];
        }

        return (sorted[index], (index, before));
    }

    /// <summary>The 95 % interval of a statistic of a sorted sample and of how often each of its numbers is drawn.</summary>
    private static (double Lower, double Upper) Of(IEnumerable<(double Value, int Cluster)> values, Func<double[], int[], double> statistic)
    {
        ArgumentNullException.ThrowIfNull(values);
        (double Value, int Cluster)[] all = [.. values.Where(v => !double.IsNaN(v.Value)).OrderBy(v => v.Value)];
        var (sorted, names) = (all.Select(v => v.Value).ToArray(), all.Select(v => v.Cluster).Distinct().Order().ToList());
        if (names.Count < 2)
        {
            return (double.NaN, double.NaN);
        }

        if (sorted[0] == sorted[^1])
        {
            return (sorted[0], sorted[0]);
        }

        var place = names.Select((name, k) => (name, k)).ToDictionary(n => n.name, n => n.k);
        var clusters = all.Select(v => place[v.Cluster]).ToArray();
        var random = new MersenneTwister(Seed, false);
        var (statistics, drawn, counts) = (new double[Resamples], new int[names.Count], new int[sorted.Length]);
        for (var r = 0; r < Resamples; r++)
        {
            Array.Clear(drawn);
            for (var k = 0; k < drawn.Length; k++)
            {
                drawn[random.Next(drawn.Length)]++;
            }

            for (var k = 0; k < counts.Length; k++)
            {
                counts[k] = drawn[clusters[k]];
            }

            statistics[r] = statistic(sorted, counts);
        }

        return (ArrayStatistics.QuantileCustomInplace(statistics, 0.025, QuantileDefinition.R1), ArrayStatistics.QuantileCustomInplace(statistics, 0.975, QuantileDefinition.R1));
    }
}
