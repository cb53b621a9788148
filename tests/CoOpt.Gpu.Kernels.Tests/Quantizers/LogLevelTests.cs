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

    [Theory]
    [InlineData(0.125, 0.5)]
    [InlineData(0.0625, 0)]
    [InlineData(1, 0.5)]
    [InlineData(0.3, 0)]
    public void What_is_kept_is_what_would_be_given(double rho, double offset)
    {
        var constants = LogLevels.Prepare(new ScalarLane(rho), offset);
        int kept = 0;
        var random = new Random(4);
        for (int trial = 0; trial < 20_000; trial++)
        {
            double v = Math.ScaleB(random.NextDouble() - 0.5, random.Next(-900, 900)), q = Value(v, rho, offset);
            Assert.InRange(q / v, Math.Exp(-rho * (1 - offset)) * (1 - 1e-12), Math.Exp(rho * offset) * (1 + 1e-12));
            foreach (double w in new[] { v, -v, v * 1.01, v * 0.99, v * Math.Exp(rho / 2), v * Math.Exp(-rho / 2), q * Math.Exp(rho * (1 - offset)), q * Math.Exp(-rho * offset) })
            {
                if (LogLevels.Keeps(new ScalarLane(w), new ScalarLane(q), constants, new ScalarLane(1)))
                {
                    kept++;
                    Assert.Equal(Value(w, rho, offset), q);
                }
            }
        }

        Assert.InRange(kept, 20_000, 140_000);
    }

    [Fact]
    public void Exceptional_numbers()
    {
        foreach (double v in new[] { 0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN })
            Assert.Equal(v, Value(v, 0.125, 0.5));

        // ln 1e-320 = −736.8: with ρ = 400 the nearest level is e^−800.
        Assert.Equal(0, Value(1e-320, 400, 0.5));
        Assert.Equal(Exp(-744), Value(double.Epsilon, 1, 0.5));
    }

    [Fact]
    public void Uniform_rounds_ties_to_even()
    {
        foreach ((double v, double expected) in new[] { (0.25, 0.0), (0.75, 1.0), (-0.25, 0.0), (1.25, 1.0), (1.2500000000000002, 1.5), (-1.75, -2.0), (1e300, 1e300), (double.NaN, double.NaN) })
            Assert.Equal(expected, Get(UniformQuantizer.Quantize(new ScalarLane(v), UniformQuantizer.Prepare(new ScalarLane(0.5), new ScalarLane(0.5)))));
    }

    private static double Get(ScalarLane lane) => ScalarLane.Extract(lane, 0);

    private static double Exp(double x) => Get(Exponential.Of(new ScalarLane(x)));

    // Both forms: they are one function of the bits.
    private static double Value(double v, double rho, double offset)
    {
        var lane = new ScalarLane(rho);
        double quantised = Get(LogLevels.Quantize(new ScalarLane(v), LogLevels.Prepare(lane, offset), offset));
        Assert.Equal(BitConverter.DoubleToInt64Bits(Get(LogLevels.Compared(new ScalarLane(v), lane, offset))), BitConverter.DoubleToInt64Bits(quantised));
        return quantised;
    }
}
