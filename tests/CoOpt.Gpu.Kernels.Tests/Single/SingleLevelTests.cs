using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Quantizers;

namespace CoOpt.Gpu.Kernels.Tests.Single;

/// <summary>Logarithmic levels in float32 are defined by comparison with float32's own Exp, and proposals, comparison and laziness are one function of the bits.</summary>
public class SingleLevelTests
{
    [Theory]
    [InlineData(0.125f, 0.5)]
    [InlineData(0.0625f, 0)]
    [InlineData(1f, 0.5)]
    [InlineData(0.3f, 0)]
    [InlineData(0.001f, 0.5)]
    [InlineData(0.0001f, 0.5)]
    public void All_forms_agree_over_all_magnitudes(float rho, double offset)
    {
        var parameter = new SingleLane(rho);
        var constants = LogLevels.Prepare(parameter, offset);
        int certain = 0, kept = 0, all = 0;
        var random = new Random(5);
        for (uint bits = 0; bits <= 0x7F80_0000; bits += (uint)random.Next(1, 40_000))
        {
            float v = BitConverter.UInt32BitsToSingle(bits);
            var expected = LogLevels.Compared(new SingleLane(v), parameter, offset);
            var proposal = LogLevels.Propose(new SingleLane(v), constants, offset);
            double size = Math.Abs(Get(proposal.Value));
            if (LogLevels.IsCertain(proposal.OffCentre, constants) && size >= LogLevels.LeastCertain<SingleLane>() && size <= LogLevels.GreatestCertain<SingleLane>())
            {
                certain++;
                Assert.Equal(Get(expected), Get(proposal.Value));
            }

            Assert.Equal(Get(expected), Get(LogLevels.Quantize(new SingleLane(v), constants, offset)));
            foreach (float w in new[] { v, v * (1 + (rho / 3)), v * (1 - (rho / 3)) })
            {
                if (LogLevels.Keeps(new SingleLane(w), expected, constants, new SingleLane(1)))
                {
                    kept++;
                    Assert.Equal(Get(expected), Get(LogLevels.Compared(new SingleLane(w), parameter, offset)));
                }
            }

            all++;
        }

        // Where float32 has enough digits for the step, nearly all are certain, and most are kept.
        Assert.True(rho < 0.05f || (certain > 0.8 * all && kept > all), $"{certain} certain and {kept} kept of {all}");
    }

    [Theory]
    [InlineData(0.125f, 0.5)]
    [InlineData(0.0625f, 0)]
    [InlineData(1f, 0.5)]
    [InlineData(0.002f, 0.5)]
    public void Every_form_agrees_at_the_boundaries(float rho, double offset)
    {
        var parameter = new SingleLane(rho);
        var constants = LogLevels.Prepare(parameter, offset);
        int reach = (int)Math.Min(80 / rho, 20_000);
        for (int k = -reach; k <= reach; k++)
        {
            float boundary = (float)Get(LogLevels.Boundary(new SingleLane(k), parameter, offset)), level = (float)Get(Exponential.Of(new SingleLane(rho * k)));
            Assert.Equal(level, Get(LogLevels.Quantize(new SingleLane(boundary), constants, offset)));
            Assert.Equal(-level, Get(LogLevels.Quantize(new SingleLane(-boundary), constants, offset)));
            Assert.NotEqual(level, Get(LogLevels.Quantize(new SingleLane(MathF.BitDecrement(boundary)), constants, offset)));
            float near = boundary;
            for (int step = 0; step < 20; step++, near = MathF.BitIncrement(near))
                Assert.Equal(level, Get(LogLevels.Quantize(new SingleLane(near), constants, offset)));
        }
    }

    [Fact]
    public void Exceptional_numbers()
    {
        var parameter = new SingleLane(0.125f);
        foreach (float v in new[] { 0, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN })
            Assert.Equal(v, Get(LogLevels.Quantize(new SingleLane(v), LogLevels.Prepare(parameter, 0.5), 0.5)));
        Assert.Equal(Get(Exponential.Of(new SingleLane(-103))), Get(LogLevels.Compared(new SingleLane(float.Epsilon), new SingleLane(1), 0.5)));
    }

    private static double Get(SingleLane lane) => SingleLane.Extract(lane, 0);
}
