using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>q(v)/v on the wire: never outside the exact sector, nearly all of it used, and taken at trace points alone.</summary>
public sealed class SectorTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cpu")]
    [InlineData("reference")]
    public void The_exact_sector_is_approached_and_never_left(string name)
    {
        using var device = Open(name);
        var instances = AgreementTests.Quantised(150);
        var ends = Sectors(device, instances);
        foreach (var group in instances.Zip(ends).GroupBy(p => (p.First.Draft.Settings.Links.Quantizer, p.First.Draft.Settings.Links.Rounding)))
        {
            // As a share of the exact range, 0 at its lower end and 1 at its upper one.
            var shares = group.Select(p => (Least: Share(p.First, p.Second.Least), Greatest: Share(p.First, p.Second.Greatest))).ToList();
            output.WriteLine($"{name}, {group.Key}: {shares.Count} instances from {shares.Min(s => s.Least):R} to {shares.Max(s => s.Greatest):R} of the exact sector");
            Assert.All(shares, s => Assert.True(s.Least >= -1e-12 && s.Greatest <= 1 + 1e-12 && s.Least <= s.Greatest, $"{s}"));
            Assert.InRange(shares.Min(s => s.Least), -1e-12, 0.01);
            Assert.InRange(shares.Max(s => s.Greatest), 0.99, 1 + 1e-12);
        }
    }

    [Fact]
    public void Only_rounds_that_start_at_trace_points_count()
    {
        using var device = Open("cpu");
        List<Instance> instances = [.. AgreementTests.Quantised(60).Select(i => Traced(i, new() { Every = 7, States = StateRows.All }))];
        var recordings = RecordingSink.Run(device, instances);
        var narrower = 0;
        for (var local = 0; local < instances.Count; local++)
        {
            var stepper = new ReferenceStepper(instances[local]);
            var check = new SectorCheck(instances[local].Draft.Settings.Links);
            foreach (var state in recordings[local].States.Where(s => s.Step < instances[local].Steps))
            {
                check.Add(stepper.Step(state.Values, state.Step).Messages);
            }

            check.Compare(recordings[local].End!.Value, $"instance {local}");
            var all = RecordingSink.Run(device, [Traced(instances[local], new() { Every = 1 })])[0].End!.Value.Sector;
            Assert.True(all.Least <= recordings[local].End!.Value.Sector.Least && all.Greatest >= recordings[local].End!.Value.Sector.Greatest);
            narrower += all == recordings[local].End!.Value.Sector ? 0 : 1;
        }

        Assert.True(narrower > instances.Count / 2, $"of {instances.Count} sectors at every seventh step only {narrower} were narrower than at every step");
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("reference")]
    public void Without_a_quantiser_there_is_none(string name)
    {
        using var device = Open(name);
        Assert.All(Sectors(device, AgreementTests.Unquantised(20)), s => Assert.Equal(Sector.Empty, s));
        Assert.True(Sector.Empty.IsEmpty);
        Assert.Equal(new(0.5, 0.5), Sector.Empty.With(0.5).With(double.NaN));
    }

    private static IDevice Open(string name) => name == "cpu" ? new CpuDevice(new() { Threads = 1 }) : new ReferenceDevice(1);

    private static IEnumerable<Sector> Sectors(IDevice device, List<Instance> instances)
    {
        var recordings = RecordingSink.Run(device, instances);
        return instances.Select((_, local) => recordings[local].End!.Value.Sector);
    }

    private static double Share(Instance instance, double quotient)
    {
        var (least, greatest) = SectorCheck.Exact(instance.Draft.Settings.Links);
        return (quotient - least) / (greatest - least);
    }

    private static Instance Traced(Instance instance, TraceSettings trace) =>
        instance with { Draft = instance.Draft with { Settings = instance.Draft.Settings with { Trace = trace } } };
}
