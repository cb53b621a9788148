using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Audits;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Tests.Baselines;
using CoOpt.Gpu.Engine.Tests.Reliability;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit.Instances;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Audits;

/// <summary>The comparison that <c>--audit</c> makes: silent on a right device, whatever it runs, and loud on a wrong one.</summary>
public sealed class ReferenceAuditTests(ITestOutputHelper output)
{
    private const int Lane = 5;

    [Fact]
    public void A_right_device_differs_nowhere()
    {
        using var device = new CpuDevice(new());
        var audits = Audit(device, [.. Everything(60)]);
        foreach (var audit in audits)
        {
            Assert.True(audit.Difference is null, $"instance {audit.Instance.Index} ({audit.Instance.Draft.Settings.Links}, {audit.Instance.Draft.Settings.Method.Algorithm}): {audit.Difference}");

            // Under error control a run that is cut off at its step limit meets the reference at the start alone.
            var least = audit.Instance.Draft.Settings.Method.StepRule == StepRule.Adaptive ? 1 : 2;
            Assert.True(audit.Reason.Length == 0 && audit.Points >= least && audit.Steps >= 1 && !audit.IsBounded, $"{audit}");
        }

        output.WriteLine($"{audits.Length} instances, {audits.Sum(a => a.Steps)} steps, worst {audits.Max(a => a.WorstStep)}, points {audits.Max(a => a.WorstPoint)}, "
            + $"{audits.Sum(a => a.Messages)} messages, {audits.Sum(a => a.NearBoundary)} near a boundary, {audits.Sum(a => a.Exceptions)} exceptions");
        Assert.True(audits.Sum(a => a.Messages) > 100_000);
    }

    [Theory]
    [InlineData(1e-16, false)]
    [InlineData(1e-12, true)]
    [InlineData(1e-9, true)]
    [InlineData(1e-3, true)]
    public void A_lane_that_lies_is_found_from_the_tolerance_on(double amount, bool found)
    {
        List<Instance> instances = [.. AgreementTests.Unquantised(40).Take(8).Concat(AgreementTests.Quantised(40).Take(8))];
        using var device = new LyingDevice(Lane, at: 17, amount);
        var audits = Audit(device, instances);
        Assert.All(audits.Where((_, k) => k != Lane), a => Assert.Null(a.Difference));
        Assert.Equal(found, audits[Lane].Difference is not null);
        if (audits[Lane].Difference is { } difference)
        {
            Assert.Equal((17, "x[2]"), (difference.Step, difference.Variable));
            Assert.NotEqual(difference.Device, difference.Reference);
        }
    }

    [Fact]
    public void A_wrong_observable_and_a_wrong_end_are_found()
    {
        List<Instance> instances = [.. AgreementTests.Quantised(30).Take(6)];
        using var device = new LyingDevice(Lane, at: -1, 0) { Point = p => p with { LossGap = p.LossGap + (p.Step == 200 ? 1e-9 : 0) } };
        var difference = Audit(device, instances)[Lane].Difference;
        Assert.Equal((200, "loss_gap"), (difference!.Step, difference.Variable));

        using var other = new LyingDevice(Lane, at: -1, 0) { Ended = e => e with { LevelsY = e.LevelsY with { PositiveGreatest = e.LevelsY.PositiveGreatest + 1 } } };
        Assert.Contains("levels of y", Audit(other, instances).Select(a => a.Difference?.Variable));
        List<Instance> diverging = [.. Enumerable.Range(0, 6).Select(i => RandomInstances.Create(new() { Seed = 40 + i, StepFactor = 20 }, i))];
        using var late = new LyingDevice(Lane, at: -1, 0) { Ended = e => e with { Outcome = Model.Outcomes.Outcome.NonFinite } };
        var audits = Audit(late, diverging);
        Assert.All(audits.Take(Lane), a => Assert.Null(a.Difference));
        Assert.Equal("outcome", audits[Lane].Difference!.Variable);
    }

    [Theory]
    [InlineData("alpha", 1e-8)]
    [InlineData("step", 1e-10)]
    [InlineData("rho", 1e-7)]
    public void A_device_that_computes_something_slightly_else_everywhere_is_found(string what, double amount)
    {
        using var device = new ChangedDevice(i => what switch
        {
            "alpha" => i with { Alpha = i.Alpha * (1 + amount) },
            "step" => i with { StepSize = i.StepSize * (1 + amount) },
            _ => i with { Draft = i.Draft with { Settings = i.Draft.Settings with { Links = i.Draft.Settings.Links with { Rho = i.Draft.Settings.Links.Rho * (1 + amount) } } } },
        });
        List<Instance> instances =
        [
            .. AgreementTests.Quantised(60).Concat(AgreementTests.Unquantised(60)).Where(i => what switch
            {
                "alpha" => i.Draft.Learning.Loss != LossKind.None,
                "rho" => i.Draft.Settings.Links.EffectiveQuantizer == QuantizerKind.Log,
                _ => true,
            }),
        ];
        Assert.NotEmpty(instances);
        Assert.Empty(Audit(device, instances).Where(a => a.Difference is null).Select(a => $"{a.Instance.Index}: {a.WorstStep}"));
    }

    [Fact]
    public void A_systematic_error_below_rounding_adds_up_in_a_free_run()
    {
        using var device = new ChangedDevice(i => i with { Alpha = i.Alpha * (1 + 1e-10) });
        var audits = Audit(device, [.. AgreementTests.Unquantised(100).Where(i => i.Draft.Learning.Loss != LossKind.None)]);
        var found = audits.Count(a => a.Difference is not null);
        output.WriteLine($"{found} of {audits.Length}");
        Assert.True(found > audits.Length / 3, $"{found} of {audits.Length}");
    }

    [Fact]
    public void Expensive_instances_are_bounded_and_float32_is_left_to_the_device()
    {
        var instance = AgreementTests.Quantised(10)[0];
        using var device = new CpuDevice(new());
        var (bounded, _) = ReferenceAudit.Run(device, [(instance, instance.Steps)], new AuditLimits { Bytes = 20_000 }, CancellationToken.None)[0];
        Assert.True(bounded is { IsBounded: true, Difference: null } && bounded.Steps > 1 && bounded.Steps < instance.Steps, $"{bounded}");
        var single = instance with { Draft = instance.Draft with { Settings = instance.Draft.Settings with { Method = instance.Draft.Settings.Method with { Precision = Precision.Binary32 } } } };
        Assert.Contains("float64", Audit(device, [single])[0].Reason);
    }

    private static ImmutableArray<InstanceAudit> Audit(IDevice device, IReadOnlyList<Instance> instances)
    {
        // As a run leaves them: with the steps that they took.
        using var right = new CpuDevice(new());
        var ends = RecordingSink.Run(right, instances);
        return [.. ReferenceAudit.Run(device, [.. instances.Select((i, k) => (i, ends[k].End!.Value.Steps))], new AuditLimits(), CancellationToken.None).Select(r => r.Audit)];
    }

    // Every combination now and then; early ends, blow-ups, error control, baselines.
    private static IEnumerable<Instance> Everything(int stride)
    {
        foreach (var (k, shape) in RandomInstances.AllCombinations(seed: 14).Index().Where(p => p.Index % (stride / 4) == 0))
        {
            var isAdaptive = shape.Stepper == StepperKind.Dopri5 && shape.Switching != SwitchingForm.BySteps && k % 3 == 0;
            yield return RandomInstances.Create(shape with
            {
                Steps = isAdaptive ? k % 2 == 0 ? 10_000 : 9 : 300,
                StepFactor = k % 7 == 0 ? 25 : 2,
                StopAt = k % 5 == 0 ? 0.3 : 0,
                StepRule = isAdaptive ? StepRule.Adaptive : StepRule.Fixed,
                Trace = isAdaptive ? new TraceSettings { Every = null, EveryTime = 0.9 } : new TraceSettings { Every = 7 },
            }) is var instance && isAdaptive ? instance with { Horizon = 5 } : instance;
        }

        foreach (var algorithm in Enum.GetValues<AlgorithmKind>())
        {
            foreach (var seed in Enumerable.Range(1, 3))
            {
                yield return BaselineInstances.Create(algorithm, new InstanceShape { Seed = seed, Penalty = (PenaltyForm)(seed % 3), Switching = SwitchingForm.BySteps, Steps = 300, Trace = new TraceSettings { Every = 10 } });
            }
        }
    }

    /// <summary>The CPU device given other instances than it is asked for.</summary>
    private sealed class ChangedDevice(Func<Instance, Instance> change) : IDevice
    {
        private readonly CpuDevice _inner = new(new());

        public DeviceInfo Info => _inner.Info;

        public int PreferredBatch(int nodes, int parameters) => _inner.PreferredBatch(nodes, parameters);

        public void Run(Batch batch, IBatchSink sink, CancellationToken token) => _inner.Run(new([.. batch.Instances.Select(change)]), sink, token);

        public void Dispose() => _inner.Dispose();
    }

    /// <summary>The CPU device whose reports on one place of the batch are touched.</summary>
    private sealed class LyingDevice(int lane, long at, double amount) : IDevice
    {
        private readonly CpuDevice _inner = new(new());

        public Func<TracePoint, TracePoint> Point { get; init; } = p => p;

        public Func<InstanceEnd, InstanceEnd> Ended { get; init; } = e => e;

        public DeviceInfo Info => _inner.Info;

        public int PreferredBatch(int nodes, int parameters) => _inner.PreferredBatch(nodes, parameters);

        public void Run(Batch batch, IBatchSink sink, CancellationToken token) => _inner.Run(batch, new Sink(this, sink), token);

        public void Dispose() => _inner.Dispose();

        private double[] Touched(int local, long step, ReadOnlySpan<double> x)
        {
            var touched = x.ToArray();
            touched[2] += local == lane && step == at ? amount * Math.Max(1, Math.Abs(touched[2])) : 0;
            return touched;
        }

        private sealed class Sink(LyingDevice device, IBatchSink inner) : IBatchSink
        {
            private readonly int _lane = device.Lane;

            public void Trace(int local, in TracePoint point) => inner.Trace(local, local == _lane ? device.Point(point) : point);

            public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => inner.State(local, step, device.Touched(local, step, x), y, s);

            public void End(int local, in InstanceEnd end) => inner.End(local, local == _lane ? device.Ended(end) : end);

            public void Progress(long nodeSteps) => inner.Progress(nodeSteps);
        }

        private int Lane => lane;
    }
}
