using CoOpt.Gpu.Results.Summaries;

namespace CoOpt.Gpu.Results.Tests.Summaries;

public class BootstrapTests
{
    [Fact]
    public void The_median_of_resamples_has_its_exact_law()
    {
        // Of an odd sample the resample's median exceeds the k-th number with probability P(B ≤ (n − 1)/2), B ~ Binomial(n, k/n): for 1…25 the 2.5 % and 97.5 % points of that law are 8 and 18.
        double[] values = [.. Enumerable.Range(1, 25).Select(k => (double)k)];
        var law = Enumerable.Range(1, 25).ToDictionary(k => (double)k, k => 1 - Below(25, k / 25.0, 12));
        var (lower, upper) = Bootstrap.Median(values);

        Assert.Equal(law.First(p => p.Value >= 0.025).Key, lower);
        Assert.Equal(law.First(p => p.Value >= 0.975).Key, upper);
    }

    [Fact]
    public void The_mean_of_resamples_has_about_the_normal_law()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        var deviation = Math.Sqrt(values.Select(v => v * v).Average() - (values.Average() * values.Average())) / Math.Sqrt(400);
        var (lower, upper) = Bootstrap.Mean(values);

        Assert.Equal(values.Average() - (1.96 * deviation), lower, 0.1 * deviation);
        Assert.Equal(values.Average() + (1.96 * deviation), upper, 0.1 * deviation);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(40)]
    public void Of_skewed_samples_about_95_percent_of_the_intervals_hold_the_median(int size)
    {
        var random = new Random(size);
        var hits = 0;
        for (var k = 0; k < 400; k++)
        {
            var (lower, upper) = Bootstrap.Median(Enumerable.Range(0, size).Select(_ => -Math.Log(1 - random.NextDouble())));
            hits += lower <= Math.Log(2) && Math.Log(2) <= upper ? 1 : 0;
        }

        Assert.InRange(hits / 400.0, 0.90, 0.99);
    }

    [Fact]
    public void Even_samples_average_their_middle_numbers()
    {
        // Two numbers: a resample is (1,1), (1,3), (3,1) or (3,3), its median 1, 2 or 3.
        Assert.Equal((1.0, 3.0), Bootstrap.Median([1, 3]));
        Assert.Equal((1.0, 3.0), Bootstrap.Mean([1, 3]));
    }

    [Fact]
    public void Numbers_of_a_cluster_are_drawn_together()
    {
        // Each number four times, in clusters: the interval is that of the numbers themselves, not of four times as many.
        double[] values = [.. Enumerable.Range(1, 25).Select(k => (double)k)];
        var fourfold = values.SelectMany(v => Enumerable.Repeat((v, (int)v), 4)).ToList();

        Assert.Equal(Bootstrap.Median(values), Bootstrap.Median(fourfold));
        var (mean, clustered) = (Bootstrap.Mean(values), Bootstrap.Mean(fourfold));
        Assert.Equal(mean.Lower, clustered.Lower, 12);
        Assert.Equal(mean.Upper, clustered.Upper, 12);
        var single = Bootstrap.Median(fourfold.Select(v => v.v));
        Assert.True(single.Upper - single.Lower < clustered.Upper - clustered.Lower);
        Assert.True(double.IsNaN(Bootstrap.Median([(1.0, 7), (2.0, 7)]).Lower));
    }

    [Fact]
    public void Empty_entries_are_left_out_and_infinities_are_numbers()
    {
        Assert.Equal(Bootstrap.Median([1, 2, 3, 4, 5]), Bootstrap.Median([double.NaN, 5, 4, 3, 2, 1]));
        Assert.Equal(double.PositiveInfinity, Bootstrap.Median([1, 2, double.PositiveInfinity, double.PositiveInfinity]).Upper);
        Assert.True(double.IsNaN(Bootstrap.Median([1]).Lower));
        Assert.Equal((0.1, 0.1), Bootstrap.Mean([0.1, 0.1, 0.1]));
    }

    private static double Below(int n, double p, int most)
    {
        double sum = 0, term = Math.Pow(1 - p, n);
        for (var k = 0; k <= most; k++)
        {
            sum += term;
            term *= p / (1 - p) * (n - k) / (k + 1);
        }

        return p == 1 ? 0 : sum;
    }
}
