using CoOpt.Gpu.Specs.Data;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Specs.Tests.Data;

public class SampleGeneratorTests
{
    [Fact]
    public void Circles_without_noise_are_parted_by_a_plane_in_feature_space()
    {
        var samples = SampleGenerators.Circles(2000, 0, 1);

        Assert.Equal(0, samples.Codes.Sum());
        Assert.All(Enumerable.Range(0, 2000), r =>
        {
            var (a, b, c) = (samples.Features[3 * r], samples.Features[(3 * r) + 1], samples.Features[(3 * r) + 2]);
            Assert.Equal(samples.Codes[r] > 0, a + b < 2 / Math.PI);
            Assert.Equal(2 * a * b, c * c, SpecTolerances.Sum);
        });
    }

    [Fact]
    public void Regression_without_noise_is_a_plane()
    {
        // Five samples in two dimensions determine w and ν; the others must agree. Solved by Cramer's rule on the first three.
        var s = SampleGenerators.Regression(40, 2, 0, 3);
        double[] Row(int r) => [s.Features[2 * r], s.Features[(2 * r) + 1], -1];
        double Det(double[] a, double[] b, double[] c) => (a[0] * ((b[1] * c[2]) - (b[2] * c[1]))) - (a[1] * ((b[0] * c[2]) - (b[2] * c[0]))) + (a[2] * ((b[0] * c[1]) - (b[1] * c[0])));
        double Solve(int k)
        {
            double[][] rows = [Row(0), Row(1), Row(2)];
            double[][] replaced = [.. rows.Select((row, r) => row.Select((v, c) => c == k ? s.Codes[r] : v).ToArray())];
            return Det(replaced[0], replaced[1], replaced[2]) / Det(rows[0], rows[1], rows[2]);
        }

        double[] y = [Solve(0), Solve(1), Solve(2)];
        Assert.All(Enumerable.Range(3, 37), r => Assert.Equal(s.Codes[r], Row(r).Zip(y, (a, b) => a * b).Sum(), 1000 * SpecTolerances.Sum));
    }

    [Fact]
    public void Gaussian_classes_are_two_apart_with_the_given_spread()
    {
        const int Count = 20_000;
        const double Spread = 0.7;
        var s = SampleGenerators.Gaussians(Count, 3, Spread, 5);
        double Mean(double label, int k) => Enumerable.Range(0, Count).Where(r => s.Codes[r] == label).Average(r => s.Features[(3 * r) + k]);
        var error = SpecTolerances.StandardErrors * Spread / Math.Sqrt(Count / 2.0);

        Assert.All(Enumerable.Range(0, 3), k =>
        {
            Assert.Equal(1 / Math.Sqrt(3), Mean(1, k), error);
            Assert.Equal(-1 / Math.Sqrt(3), Mean(-1, k), error);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quadratic_losses_have_a_positive_definite_sum_and_definite_parts_where_asked(bool definite)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            foreach (var order in new[] { 1, 3, 8 })
            {
                const int Nodes = 6;
                var data = QuadraticGenerator.Draw(Nodes, order, definite, seed);
                double[][] matrices = [.. Enumerable.Range(0, Nodes).Select(i => data.Matrices.AsSpan().Slice(i * order * order, order * order).ToArray())];
                double[] sum = [.. Enumerable.Range(0, order * order).Select(e => matrices.Sum(a => a[e]))];

                Assert.True(QuadraticGenerator.IsPositiveDefinite(sum, order));
                Assert.Equal(definite, matrices.All(a => QuadraticGenerator.IsPositiveDefinite(a, order)));
                Assert.All(matrices, a => Assert.All(Enumerable.Range(0, order * order), e => Assert.Equal(a[e], a[((e % order) * order) + (e / order)])));
                if (!definite)
                {
                    Assert.All(Enumerable.Range(0, order * order), e => Assert.Equal(e / order == e % order ? Nodes / 2.0 : 0, sum[e], 10 * SpecTolerances.Sum));
                }
            }
        }
    }

    [Fact]
    public void Standardised_features_have_mean_0_and_variance_1_and_the_held_out_ones_the_same_map()
    {
        var training = new LabeledSamples(2, [1, 5, 3, 5, 5, 5], [0, 0, 0], null, false);
        var heldOut = new LabeledSamples(2, [3, 6], [0], null, false);

        Standardizer.Apply(training, heldOut);

        var one = 2 / Math.Sqrt(8.0 / 3);
        Assert.Equal([-one, 0, 0, 0, one, 0], training.Features.Select(f => Math.Round(f, 15)).Zip([-one, 0, 0, 0, one, 0], (a, e) => Math.Abs(a - e) < SpecTolerances.Sum ? e : a));
        Assert.Equal([0, 1.0], heldOut.Features);
    }

    [Fact]
    public void A_constant_feature_whose_mean_is_rounded_becomes_zero()
    {
        // (0.1 + 0.1 + 0.1)/3 is not 0.1: the deviation found is rounding.
        var training = new LabeledSamples(1, [0.1, 0.1, 0.1], [0, 0, 0], null, false);
        var heldOut = new LabeledSamples(1, [0.1, 1.1], [0, 0], null, false);

        Standardizer.Apply(training, heldOut);

        Assert.Equal([0, 0, 0], training.Features);
        Assert.Equal([0, 1.0], heldOut.Features);
    }
}
