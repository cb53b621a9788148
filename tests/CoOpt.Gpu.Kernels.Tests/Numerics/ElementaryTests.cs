using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.TestKit.Numerics;

namespace CoOpt.Gpu.Kernels.Tests.Numerics;

public class ElementaryTests
{
    private const int Count = 20_000;
    private const double StatedExpUlps = 1.1;
    private const double StatedLogUlps = 1;

    [Fact]
    public void Exp_is_within_its_bound_over_the_whole_range()
    {
        var random = new Random(1);
        double worst = 0;
        foreach (double x in Arguments())
            worst = Math.Max(worst, HighPrecision.UlpsFromExp(x, Exp(x)));
        Assert.InRange(worst, 0.4, StatedExpUlps);

        IEnumerable<double> Arguments()
        {
            for (int k = 0; k < Count; k++)
            {
                yield return -745 + (1454.7 * random.NextDouble());
                yield return random.NextDouble() - 0.5;
                yield return -708 - (37 * random.NextDouble());
                yield return (random.Next(-1000, 1000) + 0.5) * 0.6931471805599453 * (1 + (1e-15 * random.Next(-5, 5)));
                yield return Math.ScaleB(random.NextDouble() - 0.5, -random.Next(1060));
            }
        }
    }

    [Fact]
    public void One_plus_exp_has_the_bits_of_the_sum()
    {
        var random = new Random(7);
        var terms = new ExponentialTerms<ScalarLane>(resident: true);
        for (int k = 0; k < 5 * Count; k++)
        {
            foreach (double x in new[] { 1400 * (random.NextDouble() - 0.5), (random.Next(-1000, 1000) + 0.5) * 0.6931471805599453 * (1 + (1.1e-16 * random.Next(-5, 5))), Math.ScaleB(random.NextDouble() - 0.5, -random.Next(60)) })
            {
                double sum = 1 + ScalarLane.Extract(Exponential.Bounded(new ScalarLane(x)), 0);
                Assert.Equal(BitConverter.DoubleToInt64Bits(sum), BitConverter.DoubleToInt64Bits(ScalarLane.Extract(Exponential.OnePlusBounded(new ScalarLane(x), terms), 0)));
            }
        }
    }

    [Fact]
    public void Log_is_within_its_bound_over_the_whole_range()
    {
        var random = new Random(2);
        double worst = 0;
        for (int k = 0; k < Count; k++)
        {
            foreach (double x in new[]
            {
                BitConverter.Int64BitsToDouble(random.NextInt64(1, 0x7FF0_0000_0000_0000)),
                BitConverter.Int64BitsToDouble(random.NextInt64(1, 0x0010_0000_0000_0000)),
                0.5 + random.NextDouble(),
                1 + Math.ScaleB(random.NextDouble() - 0.5, -random.Next(50)),
                1.4142135623730951 * (1 + (2.2e-16 * random.Next(-9, 9))),
            })
            {
                worst = Math.Max(worst, HighPrecision.UlpsFromLog(x, Log(x)));
            }
        }

        Assert.InRange(worst, 0.4, StatedLogUlps);
    }

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(0.0, 1)]
    [InlineData(1e-320, 1)]
    [InlineData(709.782712893384, 1.7976931348622732e308)]
    [InlineData(709.782712893385, double.PositiveInfinity)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(-745.1332191019411, double.Epsilon)]
    [InlineData(-745.1332191019412, 0)]
    [InlineData(-1e300, 0)]
    public void Exp_at_the_edges(double x, double expected) => Assert.Equal(expected, Exp(x));

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, 0)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_at_the_edges(double x, double expected) => Assert.Equal(expected, Log(x));

    [Fact]
    public void Bounded_exp_has_the_same_bits()
    {
        var random = new Random(3);
        for (int k = 0; k < Count; k++)
        {
            double x = Exponential.Bound * ((2 * random.NextDouble()) - 1);
            Assert.Equal(Exp(x), ScalarLane.Extract(Exponential.Bounded(new ScalarLane(x)), 0));
        }
    }

    [Fact]
    public void Sigmoid_and_its_integral_are_stable()
    {
        for (double u = -760; u <= 760; u += 0.37)
        {
            double sigma = ScalarLane.Extract(Sigmoid.Of(new ScalarLane(u)), 0), integral = ScalarLane.Extract(Sigmoid.Integral(new ScalarLane(u)), 0);
            double e = Math.Exp(-Math.Abs(u));
            double expected = u >= 0 ? 1 / (1 + e) : e / (1 + e);
            if (Math.Abs(u) < 700)
                Assert.InRange(sigma, expected * (1 - 1e-15), expected * (1 + 1e-15));
            double t = e / (2 + e), log = 0;
            for (int k = 79; k > 0; k -= 2)
                log = (log * t * t) + (2 * t / k);
            double softplus = Math.Max(u, 0) + log;
            if (softplus > 1e-300)
                Assert.InRange(integral, softplus * (1 - 1e-14), softplus * (1 + 1e-14));
        }

        Assert.InRange(ScalarLane.Extract(Sigmoid.Of(new ScalarLane(double.NaN)), 0), 0, 1e-300);
        Assert.True(double.IsNaN(ScalarLane.Extract(Sigmoid.Integral(new ScalarLane(double.NaN)), 0)));
    }

    private static double Exp(double x) => ScalarLane.Extract(Exponential.Of(new ScalarLane(x)), 0);

    private static double Log(double x) => ScalarLane.Extract(Logarithm.Of(new ScalarLane(x)), 0);
}
