using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.TestKit;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>The kernels' quantisers against the reference's, value by value: over all magnitudes, and a few units in the last place around boundaries.</summary>
public sealed class QuantizerAgreementTests(ITestOutputHelper output)
{
    private const int Count = 200_000;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.125)]
    [InlineData(1.0)]
    public void Nearest_levels_agree(double rho) =>
        Compare<LogNearestQuantizer>(new(QuantizerKind.Log, rho, 1, Rounding.Nearest, CouplingKind.Node), rho, k => Math.Exp(rho * (k - 0.5)));

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.125)]
    [InlineData(1.0)]
    public void Floor_levels_agree(double rho) =>
        Compare<LogFloorQuantizer>(new(QuantizerKind.Log, rho, 1, Rounding.Floor, CouplingKind.Node), rho, k => Math.Exp(rho * k));

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.125)]
    [InlineData(3.0)]
    public void Uniform_levels_agree(double delta) =>
        Compare<UniformQuantizer>(new(QuantizerKind.Uniform, 1, delta, Rounding.Nearest, CouplingKind.Node), delta, k => delta * (k + 0.5));

    private void Compare<TQuantizer>(LinkSettings links, double parameter, Func<long, double> boundary)
        where TQuantizer : struct, IQuantizer
    {
        var reference = new ReferenceQuantizer(links);
        var constants = TQuantizer.Prepare(ScalarLane.Broadcast(parameter), ScalarLane.Broadcast(parameter));
        var random = new Random(7);
        var exempt = 0;
        for (var i = 0; i < Count; i++)
        {
            var v = i % 2 == 0 ? Anywhere(random, links) : Near(boundary(random.NextInt64((long)(-600 / parameter), (long)(600 / parameter))), random.Next(-20, 21));
            var expected = reference.Apply(v);
            var q = TQuantizer.Quantize(ScalarLane.Broadcast(v), constants);
            var value = ScalarLane.Extract(q, 0);
            var index = value == 0 ? 0 : (long)ScalarLane.Extract(TQuantizer.Index(q, ScalarLane.Broadcast(parameter)), 0);
            var isNear = expected.Margin <= ReliabilityTolerances.BoundaryUlps * (Math.BitIncrement(Math.Abs(v)) - Math.Abs(v));
            if (index != expected.Level && isNear)
            {
                exempt++;
                continue;
            }

            Assert.True(index == expected.Level, $"level of {v:R} is {index}, not {expected.Level}");

            // The exponentials are each right to an ulp or so of their result.
            Assert.True(Math.Abs(value - expected.Value) <= 1e-15 * Math.Abs(expected.Value), $"q({v:R}) is {value:R}, not {expected.Value:R}");
        }

        output.WriteLine($"{typeof(TQuantizer).Name}, {parameter}: {Count} values, {exempt} levels differ within {ReliabilityTolerances.BoundaryUlps} units in the last place of a boundary");
        Assert.True(exempt < Count / 4, $"{exempt} levels differ near boundaries");
    }

    // Magnitudes e^{±700} of either sign; for the uniform quantiser, whose index is a whole number in float64, up to 10⁹ levels.
    private static double Anywhere(Random random, LinkSettings links)
    {
        var sign = random.Next(2) == 0 ? -1 : 1;
        return sign * (links.Quantizer == QuantizerKind.Log ? Math.Exp(700 * (2 * random.NextDouble() - 1)) : links.Delta * 1e9 * Math.Pow(random.NextDouble(), 20));
    }

    private static double Near(double boundary, int ulps) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(boundary) + ulps);
}
