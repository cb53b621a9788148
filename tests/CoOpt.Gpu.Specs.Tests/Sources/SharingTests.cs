using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Specs.Tests.Sources;

/// <summary>Comparisons are paired: parts that equal settings and seeds determine are the same object.</summary>
public class SharingTests
{
    [Theory]
    [InlineData("method.alpha: [0.1, 0.2]")]
    [InlineData("links.rho: [0.1, 0.2]")]
    [InlineData("links.quantizer: [log, none]")]
    [InlineData("links.coupling: [node, edge, ideal]")]
    [InlineData("method.stepper: [euler, rk4]")]
    [InlineData("method.steps: [100, 200]")]
    public void Axes_of_links_and_method_share_network_data_and_start(string axis)
    {
        var drafts = All(axis);

        Assert.All(drafts, d =>
        {
            Assert.Same(drafts[0].Network, d.Network);
            Assert.Same(drafts[0].Cpu, d.Cpu);
            Assert.Same(drafts[0].Learning, d.Learning);
            Assert.Same(drafts[0].Start, d.Start);
        });
    }

    [Theory]
    [InlineData("network.p: [0.3, 0.6]")]
    [InlineData("network.topology: [ring, complete, erdos-renyi]")]
    [InlineData("network.switching.graphs: [1, 3]")]
    public void Axes_of_the_network_share_data_and_start(string axis)
    {
        var drafts = All(axis);

        Assert.NotSame(drafts[0].Network, drafts[1].Network);
        Assert.All(drafts, d =>
        {
            Assert.Same(drafts[0].Cpu, d.Cpu);
            Assert.Same(drafts[0].Learning, d.Learning);
            Assert.Same(drafts[0].Start, d.Start);
        });
    }

    [Fact]
    public void Loss_constants_share_the_samples()
    {
        var drafts = All("problem.learning.C: [1, 2]");

        Assert.NotSame(drafts[0].Learning, drafts[1].Learning);

        // Equality of immutable arrays is that of the reference.
        Assert.True(drafts[0].Learning.Samples!.Features.Equals(drafts[1].Learning.Samples!.Features));
    }

    [Fact]
    public void Seeds_differ_in_every_random_part()
    {
        var drafts = All("seed: [1, 2]");

        Assert.NotEqual(drafts[0].Network.Graphs[0].Edges.ToArray(), drafts[1].Network.Graphs[0].Edges.ToArray());
        Assert.NotEqual(drafts[0].Cpu.Capacity.ToArray(), drafts[1].Cpu.Capacity.ToArray());
        Assert.NotEqual(drafts[0].Learning.Samples!.Features.ToArray(), drafts[1].Learning.Samples!.Features.ToArray());
        Assert.NotEqual(drafts[0].Start.Y.ToArray(), drafts[1].Start.Y.ToArray());
    }

    [Fact]
    public void What_a_topology_does_not_use_does_not_part_its_networks()
    {
        var drafts = All("network.p: [0.3, 0.6]", "network: { topology: ring }");

        Assert.Same(drafts[0].Network, drafts[1].Network);
    }

    [Fact]
    public void A_pool_switches_between_different_graphs()
    {
        var network = All("seed: [1]", "network: { p: 0.4, switching: { graphs: 4, every: 7 } }")[0].Network;

        Assert.Equal((4, 7, 0.0), (network.Graphs.Length, network.EverySteps, network.EveryTime));
        Assert.Equal(4, network.Graphs.Select(g => string.Join(' ', g.Edges)).Distinct().Count());
    }

    [Fact]
    public void Instances_are_the_same_in_any_order_and_from_any_thread()
    {
        var (a, b) = (Source(), Source());
        var forward = Enumerable.Range(0, (int)a.Sweep.Count).Select(i => a.Create(i)).ToArray();
        var parallel = new InstanceDraft[forward.Length];
        Parallel.For(0, forward.Length, i => parallel[forward.Length - 1 - i] = b.Create(forward.Length - 1 - i));

        Assert.All(forward.Zip(parallel), p =>
        {
            Assert.Equal(p.First.Network.Graphs[0].Edges.ToArray(), p.Second.Network.Graphs[0].Edges.ToArray());
            Assert.Equal(p.First.Cpu.Workload.ToArray(), p.Second.Cpu.Workload.ToArray());
            Assert.Equal(p.First.Learning.Samples!.Features.ToArray(), p.Second.Learning.Samples!.Features.ToArray());
            Assert.Equal(p.First.Start.Y.ToArray(), p.Second.Start.Y.ToArray());
        });

        static IInstanceSource Source() => SpecFolder.Good(SpecFolder.Head + "sweep:\n  network.p: [0.3, 0.5]\n  method.alpha: [0.1, 0.2]\n  seed: range(0, 6)\n").Source!;
    }

    [Fact]
    public void A_sweep_can_be_reopened_from_what_was_resolved()
    {
        using var folder = new SpecFolder();
        folder.With("x.csv", "node,x\n0,1\n1,2\n");
        const string Text = SpecFolder.Head + "problem: { nodes: 2, cpu: { demand: { total: 3 } } }\nmethod: { alpha: \"log(0.01, 1*limit, 3)[1]\", start: { x: { csv: x.csv } } }\n";
        var source = SpecFolder.Checked(folder.LoadHere(Text)).Source!;

        var again = SpecLoader.Reopen(source.Sweep);
        folder.With("x.csv", "node,x\n0,2\n1,1\n");

        Assert.Equal(source.Create(0).Settings, again.Create(0).Settings);
        Assert.Equal([1.0, 2.0], again.Create(0).Start.X.ToArray());
        Assert.Contains("CO0410", Assert.Throws<Specs.Diagnostics.SpecException>(() => SpecLoader.Reopen(source.Sweep)).Message, StringComparison.Ordinal);
    }

    private static InstanceDraft[] All(string axis, string extra = "")
    {
        var source = SpecFolder.Good($"{SpecFolder.Head}{extra}\nsweep:\n  {axis}\n").Source!;
        return [.. Enumerable.Range(0, (int)source.Sweep.Count).Select(i => source.Create(i))];
    }
}
