using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.TestKit.Instances;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>A device against the reference, on random small stable instances over the valid combinations of everything that an instance is made of.</summary>
public abstract class AgreementTests(ITestOutputHelper output)
{
    /// <summary>The share of messages whose level, if it were another, would show in the next state; the rest are too small to matter there.</summary>
    private const double LeastVisibleShare = 0.9;

    protected abstract IDevice Open();

    [Fact]
    public void Free_runs_without_quantiser_agree()
    {
        var instances = Unquantised(ReliabilityScale.Pick(200, int.MaxValue));
        using var device = Open();
        var worst = Agreement.FreeRuns(device, instances);
        output.WriteLine($"{instances.Count} instances without quantiser: largest difference {worst:R}");
        Measures.Add("R4", $"(a) free runs of 1000 steps on {device.Info.Id}", instances.Count, "instances without quantiser", worst, ReliabilityTolerances.FreeRun);
    }

    [Fact]
    public void Quantised_steps_agree()
    {
        var instances = Quantised(ReliabilityScale.Pick(200, int.MaxValue));
        using var device = Open();
        var tally = Agreement.QuantisedSteps(device, instances);
        output.WriteLine($"{instances.Count} quantised instances: {tally}");
        Assert.True(tally.Visible >= LeastVisibleShare * tally.Messages, $"only {tally.Visible} of {tally.Messages} levels would show");
        Measures.Add("R4", $"(b) steps one by one on {device.Info.Id}", 1000L * instances.Count, $"steps of {instances.Count} quantised instances", tally.Worst, ReliabilityTolerances.OneStep);
        Measures.Add("R4", $"(b) levels on {device.Info.Id}", tally.Messages, "messages", FormattableString.Invariant($"0 differ; {tally.Near} within 16 ulp of a boundary; {tally.Exempt} steps exempt"), "0 differ");
    }

    [Fact]
    public void Adaptive_runs_agree_within_their_tolerance()
    {
        var trace = new TraceSettings { Every = null, EveryTime = 0.7, States = StateRows.All };
        List<Instance> instances =
        [
            .. RandomInstances.AllCombinations(seed: 6)
                .Where(s => s.Stepper == StepperKind.Dopri5 && s.Switching != SwitchingForm.BySteps && s.Penalty != PenaltyForm.Quadratic)
                .Take(40)
                .Select((s, i) => RandomInstances.Create(s with { StepRule = StepRule.Adaptive, Trace = trace, StepFactor = 2, Steps = 100_000 }, i) with { Horizon = 9.3 }),
        ];
        using var device = Open();
        var worst = Agreement.AdaptiveRuns(device, instances);
        output.WriteLine($"{instances.Count} adaptive instances: largest difference {worst:R}");
        Measures.Add("R4", $"(a) dopri5 under error control on {device.Info.Id}", instances.Count, "instances", worst, ReliabilityTolerances.AdaptiveRun);
    }

    /// <summary>Those without quantiser of the first <paramref name="count"/> combinations.</summary>
    internal static List<Instance> Unquantised(int count) => Instances(count, isQuantised: false, new() { Every = 50, States = StateRows.All });

    /// <summary>Those with a quantiser of the first <paramref name="count"/> combinations.</summary>
    internal static List<Instance> Quantised(int count) => Instances(count, isQuantised: true, new() { Every = 1, States = StateRows.All });

    private static List<Instance> Instances(int count, bool isQuantised, TraceSettings trace) =>
    [
        .. RandomInstances.AllCombinations(seed: 9)
            .Take(count)
            .Where(shape => shape.Links.EffectiveQuantizer != QuantizerKind.None == isQuantised)
            .Select((shape, i) => RandomInstances.Create(shape with { Trace = trace, Steps = 1000 }, i)),
    ];
}
