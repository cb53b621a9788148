using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.TestKit.Instances;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>Σx = b and Σs = Σs(0) over many steps, as the device measures them at every step.</summary>
public abstract class ConservationTests(ITestOutputHelper output)
{
    protected abstract IDevice Open();

    /// <summary>Steps of a long run; a slow device takes fewer.</summary>
    protected virtual int Steps => 1_000_000;

    [Fact]
    public void Sums_hold_over_long_runs()
    {
        var instances = Instances();
        using var device = Open();
        var actual = RecordingSink.Run(device, instances);
        double worstX = 0, worstS = 0;
        for (var i = 0; i < instances.Count; i++)
        {
            var end = actual[i].End!.Value;
            Assert.Equal((Outcome.StepLimit, (long)Steps), (end.Outcome, end.Steps));
            var (x, s) = Relative(instances[i], actual[i]);
            (worstX, worstS) = (Math.Max(worstX, x), Math.Max(worstS, s));
            Assert.True(x <= ReliabilityTolerances.Conservation, $"Σx drifts by {x:R} in {instances[i].Draft.Settings.Links}, {instances[i].Draft.Cpu.Penalty}");
            Assert.True(s <= ReliabilityTolerances.Conservation, $"Σs drifts by {s:R} in {instances[i].Draft.Settings.Links}, {instances[i].Draft.Learning.Loss}");
        }

        output.WriteLine($"{instances.Count} instances, {Steps} steps: |Σx − b| {worstX:R}, ‖Σs − Σs(0)‖∞ {worstS:R}, relative");
    }

    [Fact]
    public void Sums_hold_until_the_step_before_divergence()
    {
        var trace = new TraceSettings { Every = 1, States = StateRows.All };
        var instances = Enumerable.Range(0, 20).Select(i => RandomInstances.Create(new() { Seed = 40 + i, StepFactor = 20, Trace = trace }, i)).ToList();
        using var device = Open();
        var actual = RecordingSink.Run(device, instances);
        for (var i = 0; i < instances.Count; i++)
        {
            var end = actual[i].End!.Value;
            Assert.Equal(Outcome.Diverged, end.Outcome);
            Assert.Equal(end.OutcomeStep - 1, actual[i].States[^1].Step);
            var (x, s) = Relative(instances[i], actual[i]);
            Assert.True(Math.Max(x, s) <= ReliabilityTolerances.Conservation, $"instance {i}: Σx {x:R}, Σs {s:R}");
        }
    }

    // The scales of the sums are taken at the trace points.
    private static (double X, double S) Relative(Instance instance, Recording actual)
    {
        var sumX = actual.States.Max(u => u.Values.X.Sum(Math.Abs));
        var sumS = actual.States.Max(u => u.Values.S.Sum(Math.Abs));
        var end = actual.End!.Value;
        return (end.FeasibilityMax / Math.Max(Math.Max(1, Math.Abs(instance.Draft.Cpu.Demand)), sumX), end.TrackerDriftMax / Math.Max(1, sumS));
    }

    // Each coupling, quantiser and form of switching, and the losses, penalties and integrators in turn.
    private List<Instance> Instances()
    {
        var trace = new TraceSettings { Every = Math.Max(1, Steps / 20), States = StateRows.All };
        return [.. RandomInstances.AllCombinations(seed: 2)
            .GroupBy(s => (s.Links.Coupling, s.Links.EffectiveQuantizer, s.Links.Rounding, s.Switching))
            .Select(g => g.First())
            .Select((s, i) => RandomInstances.Create(s with { Nodes = 4, Dimensions = 2, Trace = trace, Steps = Steps }, i))];
    }
}
