using CoOpt.Gpu.Specs.Random;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Specs.Tests.Random;

public class RandomSourceTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Uniform_has_the_moments_of_its_law_and_stays_below_one() =>
        AssertMoments(new RandomSource(1, RandomPurpose.Noise).NextUniform, 0.5, 1.0 / 12, 1.0 / 180, x => x is >= 0 and < 1);

    [Fact]
    public void Normal_has_the_moments_of_its_law() =>
        AssertMoments(new RandomSource(2, RandomPurpose.Noise).NextNormal, 0, 1, 2, double.IsFinite);

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(4.5)]
    public void Gamma_has_the_moments_of_its_law(double shape)
    {
        // Var (X − a)² = 3a² + 6a − a² for Γ(a).
        var source = new RandomSource(3, RandomPurpose.Shares);
        AssertMoments(() => source.NextGamma(shape), shape, shape, (2 * shape * shape) + (6 * shape), x => x >= 0);
    }

    [Fact]
    public void Below_reaches_every_value_equally_often()
    {
        var source = new RandomSource(4, RandomPurpose.Deal);
        var counts = new int[7];
        for (var k = 0; k < Draws; k++)
        {
            counts[source.NextBelow(7)]++;
        }

        var deviation = Math.Sqrt(Draws * (1.0 / 7) * (6.0 / 7));
        Assert.All(counts, c => Assert.InRange(c, (Draws / 7.0) - (SpecTolerances.StandardErrors * deviation), (Draws / 7.0) + (SpecTolerances.StandardErrors * deviation)));
    }

    [Fact]
    public void A_permutation_holds_each_number_once_and_depends_on_the_seed()
    {
        var a = new RandomSource(5, RandomPurpose.Deal).NextPermutation(100);
        var b = new RandomSource(6, RandomPurpose.Deal).NextPermutation(100);

        Assert.Equal(Enumerable.Range(0, 100), a.Order());
        Assert.NotEqual(a, b);
    }

    /// <summary>Φ⁻¹ at points tabulated to 16 digits (Abramowitz and Stegun 26.1 continued with arbitrary precision).</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(0.8413447460685429, 1.0)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Normal_quantile_is_that_of_the_tables(double p, double expected) =>
        Assert.Equal(expected, NormalQuantile.At(p), SpecTolerances.Sum);

    [Fact]
    public void Portable_logarithm_and_exponential_agree_with_the_platform()
    {
        var source = new RandomSource(7, RandomPurpose.Noise);
        for (var k = 0; k < Draws; k++)
        {
            var x = Math.Pow(10, (600 * source.NextUniform()) - 300);
            Assert.InRange(Math.Abs(PortableMath.Log(x) - Math.Log(x)), 0, SpecTolerances.Elementary * Math.Max(Math.Abs(Math.Log(x)), 0.5));
            var y = (1200 * source.NextUniform()) - 600;
            Assert.InRange(Math.Abs((PortableMath.Exp(y) / Math.Exp(y)) - 1), 0, SpecTolerances.Elementary);
        }

        Assert.Equal(Math.Log(double.Epsilon), PortableMath.Log(double.Epsilon), SpecTolerances.Sum);
        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(1, PortableMath.Exp(0));
    }

    private static void AssertMoments(Func<double> draw, double mean, double variance, double varianceOfSquare, Func<double, bool> belongs)
    {
        var values = Enumerable.Range(0, Draws).Select(_ => draw()).ToArray();

        Assert.All(values, v => Assert.True(belongs(v)));
        Assert.Equal(mean, values.Average(), SpecTolerances.StandardErrors * Math.Sqrt(variance / Draws));
        Assert.Equal(variance, values.Average(v => (v - mean) * (v - mean)), SpecTolerances.StandardErrors * Math.Sqrt(varianceOfSquare / Draws));
    }
}
