using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using CoOpt.Gpu.Engine.Ilgpu.Tests.Devices;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>The PTX of a kernel, run instruction by instruction, leaves the bits that the same driver leaves on the CPU.</summary>
public sealed class PtxBitsTests
{
    [Theory]
    [InlineData(Mapping.ThreadPerInstance, 4, 8)]
    [InlineData(Mapping.GroupPerInstance, 1, 4)]
    [InlineData(Mapping.GroupPerInstanceShared, 1, 8)]
    public void Ptx_leaves_the_bits_of_the_CPU(Mapping mapping, int width, int threads)
    {
        const int Iterations = 12;
        using var text = new PtxText();
        var k = 0;
        var singles = DriverCatalogue.Keys.Where((key, i) => i % 29 == (int)mapping && !key.Adaptive).Select(key => key with { Precision = Precision.Binary32 });
        foreach (var key in DriverCatalogue.Keys.Where((_, i) => i % 17 == (int)mapping).Concat(singles))
        {
            var seed = 10 * k++;

            // The third instance turns to NaN, where a comparison's sense shows.
            var instances = Enumerable.Range(0, 3)
                .Select(i => SampleInstances.Of(key, seed + i, nodes: 6, steps: 9 + i, graphs: 1 + (k % 2), every: key.Adaptive ? null : 3, alpha: i == 2 ? double.NaN : 0.1))
                .ToList();
            var run = new PtxRun(text.Of(key, mapping), mapping, key, instances, width, threads, Iterations);
            for (var lane = 0; lane < instances.Count; lane++)
            {
                var expected = DriverCatalogue.Open(key, new ScalarRun(instances[lane], Iterations));
                Assert.Equal(expected.Select(Bits), run.Lane(lane).Select(Bits));
            }
        }

        // Which NaN is a matter of the processor; nothing depends on it.
        static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
    }
}
