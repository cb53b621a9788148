using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Problems;
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

    /// <summary>Networks of three nodes with one parameter: short steps, so that a million of them fit a normal test run.</summary>
    [Fact]
    public void Sums_hold_over_a_million_steps() => Check(
        "small networks", 1_000_000, s => s is { Stepper: StepperKind.Euler, Loss: LossKind.Quadratic, Definite: true }, s => s with { Nodes = 3, Dimensions = 1 });

    /// <summary>Every loss and integrator too.</summary>
    [Fact]
    public void Sums_hold_with_every_loss_and_integrator() => Check(
        "every loss and integrator", ReliabilityScale.Pick(20_000, 1_000_000), _ => true, s => s with { Nodes = 4, Dimensions = 2 });

    [Fact]
    public void Sums_hold_until_the_step_before_divergence()
    {
        var trace = new TraceSettings { Every = 1, States = StateRows.All };
        var instances = Enumerable.Range(0, 20).Select(i => RandomInstances.Create(new() { Seed = 40 + i, StepFactor = 20, Trace = trace }, i)).ToList();
        using var device = Open();
        var actual = RecordingSink.Run(device, instances);
        var worst = 0.0;
        for (var i = 0; i < instances.Count; i++)
        {
            var end = actual[i].End!.Value;
            Assert.Equal(Outcome.Diverged, end.Outcome);
            Assert.Equal(end.OutcomeStep - 1, actual[i].States[^1].Step);
            var (x, s) = Relative(instances[i], actual[i]);
            Assert.True(Math.Max(x, s) <= ReliabilityTolerances.Conservation, $"instance {i}: Σx {x:R}, Σs {s:R}");
            worst = Math.Max(worst, Math.Max(x, s));
        }

        Measures.Add("R2", $"both sums until the step before divergence on {device.Info.Id}", instances.Count, "diverging instances", worst, ReliabilityTolerances.Conservation);
    }

    // What the device measured at every step, or, where it is more, what the states at the trace points say; the scales of the sums are those of the trace points.
    private static (double X, double S) Relative(Instance instance, Recording actual)
    {
        var m = instance.Parameters;
        var end = actual.End!.Value;
        var (x, s, sumX, sumS) = (end.FeasibilityMax, end.TrackerDriftMax, Math.Max(1, Math.Abs(instance.Draft.Cpu.Demand)), 1.0);
        var start = actual.States[0].Values.S;
        foreach (var u in actual.States.Select(state => state.Values))
        {
            x = Math.Max(x, Math.Abs(u.X.Sum() - instance.Draft.Cpu.Demand));
            s = Math.Max(s, Enumerable.Range(0, m).Select(c => Math.Abs(Enumerable.Range(0, instance.Nodes).Sum(i => u.S[i * m + c] - start[i * m + c]))).DefaultIfEmpty(0).Max());
            sumX = Math.Max(sumX, u.X.Sum(Math.Abs));
            sumS = Math.Max(sumS, u.S.Sum(Math.Abs));
        }

        return (x / sumX, s / sumS);
    }

    // Each coupling, quantiser and form of switching; of the rest, what comes first.
    private void Check(string what, int steps, Func<InstanceShape, bool> filter, Func<InstanceShape, InstanceShape> change)
    {
        var trace = new TraceSettings { Every = steps / 20, States = StateRows.All };
        List<Instance> instances =
        [
            .. RandomInstances.AllCombinations(seed: 2)
                .Where(filter)
                .GroupBy(s => (s.Links.Coupling, s.Links.EffectiveQuantizer, s.Links.Rounding, s.Switching))
                .Select((g, i) => RandomInstances.Create(change(g.First()) with { Trace = trace, Steps = steps }, i)),
        ];
        using var device = Open();
        var actual = RecordingSink.Run(device, instances);
        double worstX = 0, worstS = 0;
        foreach (var (i, instance) in instances.Index())
        {
            var end = actual[i].End!.Value;
            Assert.Equal((Outcome.StepLimit, (long)steps), (end.Outcome, end.Steps));
            var (x, s) = Relative(instance, actual[i]);
            (worstX, worstS) = (Math.Max(worstX, x), Math.Max(worstS, s));
            Assert.True(x <= ReliabilityTolerances.Conservation, $"Σx drifts by {x:R} in {instance.Draft.Settings.Links}, {instance.Draft.Cpu.Penalty}");
            Assert.True(s <= ReliabilityTolerances.Conservation, $"Σs drifts by {s:R} in {instance.Draft.Settings.Links}, {instance.Draft.Learning.Loss}");
        }

        output.WriteLine($"{instances.Count} instances, {steps} steps: |Σx − b| {worstX:R}, ‖Σs − Σs(0)‖∞ {worstS:R}, relative");
        Measures.Add("R2", $"Σx = b with {what} on {device.Info.Id}", steps, $"steps of {instances.Count} instances", worstX, ReliabilityTolerances.Conservation);
        Measures.Add("R2", $"Σs with {what} on {device.Info.Id}", steps, $"steps of {instances.Count} instances", worstS, ReliabilityTolerances.Conservation);
    }
}
