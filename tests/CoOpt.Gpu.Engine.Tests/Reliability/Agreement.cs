using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>Compares what a device computes with the reference.</summary>
internal static class Agreement
{
    /// <summary>Whole runs side by side, states and observables at every trace point; returns the largest difference of states.</summary>
    public static double FreeRuns(IDevice device, IReadOnlyList<Instance> instances)
    {
        using var reference = new ReferenceDevice();
        var actual = RecordingSink.Run(device, instances);
        var expected = RecordingSink.Run(reference, instances);
        var worst = 0.0;
        for (var local = 0; local < instances.Count; local++)
        {
            worst = Math.Max(worst, FreeRun(instances[local], expected[local], actual[local]));
        }

        return worst;
    }

    /// <summary>Runs under error control: both land on the same times, and their states differ by no more than a multiple of the tolerance; returns the largest difference.</summary>
    public static double AdaptiveRuns(IDevice device, IReadOnlyList<Instance> instances)
    {
        using var reference = new ReferenceDevice();
        var actual = RecordingSink.Run(device, instances);
        var expected = RecordingSink.Run(reference, instances);
        var worst = 0.0;
        for (var local = 0; local < instances.Count; local++)
        {
            var (a, b) = (expected[local], actual[local]);
            var times = a.Traces.Select(p => p.Time).ToList();
            Assert.Equal(Outcome.StepLimit, b.End!.Value.Outcome);
            Assert.Equal(times, b.Traces.Select(p => p.Time));
            Assert.Equal(instances[local].Horizon, times[^1]);
            var error = a.States.Zip(b.States, (u, v) => Error(u.Values, v.Values)).Max();
            worst = Math.Max(worst, error);
            Assert.True(error <= ReliabilityTolerances.AdaptiveRun, $"{Describe(instances[local])}: states differ by {error:R}");
        }

        return worst;
    }

    /// <summary>Every step of the device's run against one step of the reference from the same state: the next state and the levels of all messages.</summary>
    public static Tally QuantisedSteps(IDevice device, IReadOnlyList<Instance> instances)
    {
        var actual = RecordingSink.Run(device, instances);
        return instances.Index().AsParallel().Select(p => OneStepForm(p.Item, actual[p.Index])).Aggregate((a, b) => a.Plus(b));
    }

    private static double FreeRun(Instance instance, Recording expected, Recording actual)
    {
        var where = Describe(instance);
        var (end, other) = (expected.End!.Value, actual.End!.Value);
        Assert.Equal(Outcome.StepLimit, end.Outcome);
        Assert.Equal(end with { FeasibilityMax = 0, TrackerDriftMax = 0 }, other with { FeasibilityMax = 0, TrackerDriftMax = 0 });
        Assert.Equal(expected.Traces.Select(p => (p.Step, p.Attempts, p.Time)), actual.Traces.Select(p => (p.Step, p.Attempts, p.Time)));
        Assert.Equal(expected.States.Select(u => u.Step), actual.States.Select(u => u.Step));
        var worst = 0.0;
        foreach (var (a, b) in expected.States.Zip(actual.States))
        {
            var error = Error(a.Values, b.Values);
            worst = Math.Max(worst, error);
            Assert.True(error <= ReliabilityTolerances.FreeRun, $"step {a.Step} of {where}: states differ by {error:R}");
        }

        foreach (var (a, b) in expected.Traces.Zip(actual.Traces))
        {
            var error = ObservableError(instance, a, b);
            Assert.True(error <= ReliabilityTolerances.FreeRun, $"step {a.Step} of {where}: observables differ by {error:R}: {b} instead of {a}");
        }

        return worst;
    }

    private static Tally OneStepForm(Instance instance, Recording actual)
    {
        var where = Describe(instance);
        var stepper = new ReferenceStepper(instance);
        var free = stepper.Start();
        var isFree = true;
        var levels = new LevelCheck();
        var sector = new SectorCheck(instance.Draft.Settings.Links);
        var tally = new Tally();
        Assert.Equal((Outcome.StepLimit, instance.Steps), (actual.End!.Value.Outcome, actual.End.Value.Steps));
        Assert.Equal(instance.Steps + 1, actual.States.Count);
        for (var k = 0; k < instance.Steps; k++)
        {
            var (from, to) = (actual.States[k].Values, actual.States[k + 1].Values);
            var step = stepper.Step(from, k);
            var near = step.Messages.Count(m => m.IsNearBoundary(ReliabilityTolerances.BoundaryUlps));
            var error = Error(step.Next, to);
            var exempt = error > ReliabilityTolerances.OneStep;
            Assert.True(near > 0 || !exempt, $"step {k + 1} of {where}: states differ by {error:R}, and no message is near a boundary");
            levels.Add(step.Messages);
            sector.Add(step.Messages);

            // A step of the level changes a message by e^ρ or Δ, and the sum it enters by that times the weight (at least ½) and the step size.
            var visible = 2 * ReliabilityTolerances.OneStep * Math.Max(1, to.MaxNorm()) / (0.5 * instance.StepSize);
            tally = tally.Plus(new(
                step.Messages.Length, step.Messages.Count(m => LevelGap(instance, m) > visible), near, exempt ? 1 : 0, exempt ? 0 : error, 0));
            if (isFree)
            {
                var freeStep = stepper.Step(free, k);
                free = freeStep.Next;
                isFree = !exempt && !step.Messages.Concat(freeStep.Messages).Any(m => m.Output.Margin <= ReliabilityTolerances.FreeRun * Math.Max(1, m.Operands));
                error = Error(free, to);
                Assert.True(!isFree || error <= ReliabilityTolerances.FreeRun, $"step {k + 1} of {where}: free runs differ by {error:R}");
                tally = tally with { FreeSteps = tally.FreeSteps + (isFree ? 1 : 0) };
            }
        }

        levels.Compare(actual.End.Value, where);
        sector.Compare(actual.End.Value, where);
        return tally;
    }

    private static double LevelGap(Instance instance, ReferenceMessage message)
    {
        var links = instance.Draft.Settings.Links;
        return links.Quantizer == QuantizerKind.Uniform ? links.Delta : Math.Abs(message.Output.Value) * (1 - Math.Exp(-links.Rho));
    }

    // Relative to max(1, ‖(x, y, s)‖∞).
    private static double Error(ReferenceState a, ReferenceState b) =>
        Math.Max(Largest(a.X, b.X), Math.Max(Largest(a.Y, b.Y), Largest(a.S, b.S))) / Math.Max(1, Math.Max(a.MaxNorm(), b.MaxNorm()));

    private static double Largest(double[] a, double[] b) => a.Zip(b, (u, v) => Math.Abs(u - v)).DefaultIfEmpty(0).Max();

    // Gaps and V are differences of sums: their error is relative to the sums.
    private static double ObservableError(Instance instance, in TracePoint a, in TracePoint b)
    {
        var costs = Math.Max(1, Math.Abs(instance.CpuOptimum.PenalisedCost) + Math.Abs(a.CostGap));
        var losses = Math.Max(1, Math.Abs(instance.LearningOptimum.Loss) + Math.Abs(a.LossGap));
        double[] errors =
        [
            Math.Abs(a.CostGap - b.CostGap) / costs,
            Math.Abs(a.LossGap - b.LossGap) / losses,
            Math.Abs(a.Distance - b.Distance) / Math.Max(1, a.Distance),
            Math.Abs(a.Consensus - b.Consensus) / Math.Max(1, a.Distance),
            Math.Abs(a.BoxViolation - b.BoxViolation) / Math.Max(1, instance.Draft.Cpu.Demand),
            Math.Abs(a.Lyapunov - b.Lyapunov) / Math.Max(costs, Math.Abs(a.Lyapunov)),
            Math.Abs(a.Deviation - b.Deviation) / Math.Max(1, a.Deviation),
        ];
        return errors.Max();
    }

    private static string Describe(Instance instance)
    {
        var (settings, network) = (instance.Draft.Settings, instance.Draft.Network);
        return $"instance {instance.Index} ({settings.Links}, {settings.Method.Stepper}, {instance.Draft.Learning.Loss}, {instance.Draft.Cpu.Penalty}, "
            + $"n = {instance.Nodes}, m = {instance.Parameters}, switching {network.EverySteps}/{network.EveryTime})";
    }
}
