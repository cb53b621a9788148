using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Quantizers;

namespace CoOpt.Gpu.Kernels.Tests.Quantizers;

public class LogLevelTests
{
    [Theory]
    [InlineData(0.125, 0.5)]
    [InlineData(0.0625, 0)]
    [InlineData(1, 0.5)]
    [InlineData(0.3, 0)]
    [InlineData(0.001, 0.5)]
    public void Levels_are_those_of_the_comparison_at_every_boundary(double rho, double offset)
    {
        int reach = (int)Math.Min(700 / rho, 4000);
        for (int k = -reach; k <= reach; k++)
        {
            double boundary = Exp(rho * (k - offset)), next = Exp(rho * (k + 1 - offset)), value = Exp(rho * k);
            foreach (double v in new[] { boundary, Math.BitIncrement(boundary), boundary + ((next - boundary) / 2), Math.BitDecrement(next) })
            {
                Assert.Equal(value, Value(v, rho, offset));
                Assert.Equal(-value, Value(-v, rho, offset));
            }

            Assert.NotEqual(value, Value(Math.BitDecrement(boundary), rho, offset));
        }
    }

    [Fact]
    public void A_cell_is_what_gives_its_value_and_nothing_else()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 20_000; trial++)
        {
            double v = Math.ScaleB(random.NextDouble() - 0.5, random.Next(-900, 900)), rho = random.NextDouble() + 1e-3;
            var level = LogLevels.Quantize(new ScalarLane(v), new ScalarLane(rho), 0.5);
            double q = Get(level.Value), lower = Get(level.Lower), upper = Get(level.Upper);
            Assert.InRange(v, lower, upper);
            Assert.InRange(q / v, Math.Exp(-rho / 2) * (1 - 1e-12), Math.Exp(rho / 2) * (1 + 1e-12));
            Assert.Equal(q, Value(lower, rho, 0.5));
            Assert.Equal(q, Value(upper, rho, 0.5));
            Assert.NotEqual(q, Value(Math.BitDecrement(lower), rho, 0.5));
            Assert.NotEqual(q, Value(Math.BitIncrement(upper), rho, 0.5));
        }
    }

    [Fact]
    public void Exceptional_numbers()
    {
        Assert.Equal(0, Value(0, 0.125, 0.5));
        Assert.Equal(double.PositiveInfinity, Value(double.PositiveInfinity, 0.125, 0.5));
        Assert.Equal(double.NegativeInfinity, Value(double.NegativeInfinity, 0.125, 0.5));
        Assert.Equal(double.NaN, Value(double.NaN, 0.125, 0.5));

        // ln 1e-320 = −736.8: with ρ = 400 the nearest level is e^−800.
        var level = LogLevels.Quantize(new ScalarLane(1e-320), new ScalarLane(400), 0.5);
        Assert.Equal(0, Get(level.Value));
        Assert.Equal(1, Get(level.Underflow));
        Assert.True(Get(level.Lower) > Get(level.Upper));
        Assert.Equal(0, Get(LogLevels.Quantize(new ScalarLane(0), new ScalarLane(400), 0.5).Underflow));
    }

    [Fact]
    public void Uniform_rounds_ties_to_even()
    {
        foreach ((double v, double expected) in new[] { (0.25, 0.0), (0.75, 1.0), (-0.25, 0.0), (1.25, 1.0), (1.2500000000000002, 1.5), (-1.75, -2.0), (1e300, 1e300), (double.NaN, double.NaN) })
            Assert.Equal(expected, Get(UniformQuantizer.Quantize(new ScalarLane(v), new ScalarLane(0.5)).Value));
    }

    private static double Get(ScalarLane lane) => ScalarLane.Extract(lane, 0);

    private static double Exp(double x) => Get(Exponential.Of(new ScalarLane(x)));

    private static double Value(double v, double rho, double offset) => Get(LogLevels.Quantize(new ScalarLane(v), new ScalarLane(rho), offset).Value);
}
