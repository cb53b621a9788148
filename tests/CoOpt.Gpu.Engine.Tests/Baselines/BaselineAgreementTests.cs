using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Engine.Tests.Reliability;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit.Instances;

namespace CoOpt.Gpu.Engine.Tests.Baselines;

/// <summary>Every baseline on the kernels against its plain form on the reference, over penalties and switching.</summary>
public sealed class BaselineAgreementTests
{
    private static readonly LinkSettings[] MomentumLinks =
    [
        BaselineInstances.Exact,
        BaselineInstances.Exact with { Quantizer = QuantizerKind.Log, Coupling = CouplingKind.Edge },
        BaselineInstances.Exact with { Quantizer = QuantizerKind.Uniform, Coupling = CouplingKind.Node },
    ];

    [Theory]
    [InlineData(AlgorithmKind.LaplacianGradient, 400)]
    [InlineData(AlgorithmKind.Momentum, 400)]
    [InlineData(AlgorithmKind.Saturated, 400)]
    [InlineData(AlgorithmKind.Balanced, 100)]
    [InlineData(AlgorithmKind.Admm, 100)]
    [InlineData(AlgorithmKind.DualAscent, 100)]
    [InlineData(AlgorithmKind.Sign, 12)] // before it chatters: there the map is infinitely steep
    public void Free_runs_agree(AlgorithmKind algorithm, int steps)
    {
        using var device = new CpuDevice(new() { Threads = 2 });
        Agreement.FreeRuns(device, [.. Shapes(steps).Select(s => BaselineInstances.Create(algorithm, s, stepFactor: algorithm == AlgorithmKind.Sign ? 0.05 : 1))]);
    }

    [Fact]
    public void Single_bits_agree_step_by_step()
    {
        using var device = new CpuDevice(new() { Threads = 2 });
        var instances = Shapes(150).Select(s => BaselineInstances.Create(AlgorithmKind.SingleBit, s with { Trace = new() { Every = 1 } }, stepFactor: 0.3)).ToList();
        var tally = Agreement.QuantisedSteps(device, instances);
        Assert.True(tally.Messages > 10_000);
    }

    [Fact]
    public void Momentum_agrees_on_quantised_links()
    {
        using var device = new CpuDevice(new() { Threads = 2 });
        foreach (var links in MomentumLinks)
        {
            List<Instance> instances = [.. Shapes(20).Where(s => s.Penalty == PenaltyForm.None).Select(s => BaselineInstances.Create(AlgorithmKind.Momentum, s, links))];
            using var reference = new ReferenceDevice();
            var (expected, actual) = (RecordingSink.Run(reference, instances), RecordingSink.Run(device, instances));
            for (var i = 0; i < instances.Count; i++)
            {
                Assert.All(expected[i].States.Zip(actual[i].States), p => Assert.All(p.First.Values.X.Zip(p.Second.Values.X), x => Assert.Equal(x.First, x.Second, 1e-11)));
            }
        }
    }

    [Fact]
    public void Lanes_launches_and_widths_change_nothing()
    {
        var shapes = Shapes(60).Select((s, i) => (Shape: s, Algorithm: (AlgorithmKind)(2 + (i % 7)))).ToList();
        List<Instance> instances = [.. shapes.Select(s => BaselineInstances.Create(s.Algorithm, s.Shape, stepFactor: 0.2))];
        using var plain = new CpuDevice(new());
        using var odd = new CpuDevice(new() { Threads = 1, Widths = [1], LaunchSteps = 3, TraceCapacity = 2 });
        var (a, b) = (RecordingSink.Run(plain, instances), RecordingSink.Run(odd, instances));
        for (var i = 0; i < instances.Count; i++)
        {
            Assert.True(a[i].Bytes.SequenceEqual(b[i].Bytes), $"{instances[i].Draft.Settings.Method.Algorithm} depends on how it is run");
        }
    }

    private static IEnumerable<InstanceShape> Shapes(int steps) =>
        from penalty in Enum.GetValues<PenaltyForm>()
        from switching in new[] { SwitchingForm.Fixed, SwitchingForm.BySteps }
        from seed in Enumerable.Range(1, 4)
        select new InstanceShape { Seed = seed + (10 * (int)penalty), Penalty = penalty, Switching = switching, Steps = steps, Trace = new TraceSettings { Every = 10 } };
}
