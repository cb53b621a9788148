using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Specs.Tests.Sources;

/// <summary>What is kept of earlier instances changes nothing: an instance is what a source makes that made no other.</summary>
public sealed class RemakingTests
{
    // Every section has an axis of its own, two of them zipped, some touched by none of the others.
    private const string Every = SpecFolder.Head +
        """
        problem: { nodes: 5, learning: { loss: logistic, samplesPerNode: 6 } }
        network: { topology: erdos-renyi, p: 0.7 }
        sweep:
          network.p: [0.6, 0.9]
          zip: { links.rho: [0.1, 0.2], method.steps: [10, 20] }
          method.start.z: [gradient, zero]
          problem.learning.ridge: [0.01, 0.1]
          seed: [3, 4]
          method.alpha: [0.1, "0.5 * bound", "1 * limit"]
        """;

    // More values of α than places are kept.
    private const string Many = SpecFolder.Head +
        """
        problem: { nodes: 3, learning: { loss: quadratic } }
        network: { topology: ring }
        sweep:
          method.alpha: lin(0.1, 1, 5000)
          seed: [3, 4]
        """;

    [Theory]
    [InlineData(Every, 1)]
    [InlineData(Many, 997)]
    public void Whatever_came_before_an_instance_is_the_same(string spec, int stride)
    {
        var warm = SpecFolder.Good(spec).Source!;
        var count = warm.Sweep.Count;
        for (var k = 0L; k < count; k += stride)
        {
            // 7 and the counts have no common factor: every instance comes once, neighbours far apart.
            var index = k * 7 % count;
            Assert.Equal(Text(SpecFolder.Good(spec).Source!.Create(index)), Text(warm.Create(index)));
        }
    }

    [Fact]
    public void Threads_that_meet_at_one_place_get_the_same_objects()
    {
        var source = SpecFolder.Good(Every).Source!;
        var drafts = new InstanceDraft[source.Sweep.Count];
        Parallel.For(0, drafts.Length, k => drafts[k] = source.Create(k));
        foreach (var group in drafts.GroupBy(d => (d.Settings.Seed, d.Settings.Network.P)))
        {
            Assert.All(group, d => Assert.Same(group.First().Network, d.Network));
            Assert.All(group, d => Assert.Same(group.First().Settings.Network, d.Settings.Network));
        }

        foreach (var group in drafts.GroupBy(d => (d.Settings.Method.Alpha, d.Settings.Method.Steps)))
        {
            Assert.All(group, d => Assert.Same(group.First().Settings.Method, d.Settings.Method));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(96)]
    public void An_index_outside_the_sweep_is_refused(long index) => Assert.Throws<ArgumentOutOfRangeException>(() => SpecFolder.Good(Every).Source!.Create(index));

    private static string Text(InstanceDraft d) => string.Join('\n', new[]
    {
        $"{d.Index} {d.Settings.Seed} {d.Redraws} {d.Start.TrackerAtGradient}",
        $"{d.Settings.Links} {d.Settings.Method} {d.Settings.Network} {d.Settings.Start} {d.Learning.Ridge:R}",
        string.Join(' ', d.Network.Graphs.SelectMany(g => g.Edges)),
        Numbers(d.Cpu.Capacity),
        Numbers(d.Cpu.Workload),
        Numbers(d.Start.X),
        Numbers(d.Start.Y),
        Numbers(d.Learning.Samples?.Features ?? d.Learning.Quadratic!.Matrices),
        Numbers(d.Learning.Samples?.Targets ?? d.Learning.Quadratic!.Vectors),
    });

    private static string Numbers(IEnumerable<double> values) => string.Join(' ', values.Select(BitConverter.DoubleToInt64Bits));
}
