using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Bounds;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Theory.Tests.Resolving;

public sealed class InstanceResolverTests
{
    private static readonly LinkSettings LogLinks = new(QuantizerKind.Log, 0.5, 0.1, Rounding.Nearest, CouplingKind.Node);

    [Fact]
    public void Every_number_follows_from_its_formula()
    {
        var learning = Samples.Quadratic(6, 3, new Random(1), definite: true);
        var cpu = Samples.Cpu(6, PenaltyForm.Quadratic, new Random(2));
        var instance = new InstanceResolver().Resolve(Samples.Draft(new(Samples.Ring(6)), cpu, learning, new(0.5, RelativeTo.Bound), LogLinks));
        var theory = instance.Theory;
        Near(1, theory.Lambda2!.Value);
        Near(4, theory.LambdaMax!.Value);
        Near(1 / theory.Lipschitz, theory.Limit!.Value);
        Near(1 / theory.Lipschitz / (1 + (0.25 / 4)), theory.BoundPrinted!.Value);
        Near(1 / theory.Lipschitz / 1.25, theory.BoundHalf!.Value);
        Near(1 / theory.Lipschitz / Math.Exp(0.25), theory.BoundExact!.Value);
        Near(0.5 * theory.BoundPrinted.Value, instance.Alpha);
        Assert.True(Verdict.Within(instance.Alpha, theory.BoundPrinted));
        Near(0.5, Verdict.Tightness(instance.Alpha, theory.BoundPrinted)!.Value);
        var curvature = cpu.Capacity.Max(k => (1 / k) + 2);
        var sector = Math.Exp(0.25);
        Near(0.5 * Math.Min(2 / (4 * curvature * sector), 2 / ((2 * 4 * sector) + (instance.Alpha * theory.Lipschitz))), instance.StepSize);
        Assert.Equal(4000, instance.Steps);
        Assert.Equal(4000 * instance.StepSize, instance.Horizon);
        Assert.True(theory.Assumption1);
        Assert.Null(theory.RatePredicted);
        Assert.Contains("quantised", theory.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_horizon_in_time_is_rounded_up_to_steps()
    {
        MethodSettings method = new() { Alpha = new(1), StepRule = StepRule.Fixed, Step = 0.1, Time = 1.1 };
        Assert.Equal(11, Horizon.Of(method, 0.1).Steps); // 1.1/0.1 is 11.000000000000002 in double
        Assert.Equal(12, Horizon.Of(method with { Time = 1.11 }, 0.1).Steps);
        Assert.Equal(12 * 0.1, Horizon.Of(method with { Time = 1.11 }, 0.1).Time);
        var adaptive = Horizon.Of(method with { StepRule = StepRule.Adaptive }, 0.1);
        Assert.Equal((1100, 1.1), (adaptive.Steps, adaptive.Time));
        Assert.Throws<TheoryException>(() => Horizon.Of(method with { Time = null }, 0.1));
        Assert.Throws<TheoryException>(() => Horizon.Of(method with { Time = 1e300 }, 0.1));
    }

    [Fact]
    public void A_relative_alpha_without_a_bound_names_the_instance()
    {
        var learning = Samples.Quadratic(3, 2, new Random(3), definite: true);
        var cpu = Samples.Cpu(3, PenaltyForm.None, new Random(4));
        NetworkSchedule directed = new(Network.FromEdges(3, [new(0, 1), new(1, 2), new(2, 0)], directed: true));
        var resolver = new InstanceResolver();
        var message = Assert.Throws<TheoryException>(() => resolver.Resolve(Samples.Draft(directed, cpu, learning, new(0.5, RelativeTo.Limit), LogLinks))).Message;
        Assert.Contains("instance 7", message, StringComparison.Ordinal);
        Assert.Contains("directed", message, StringComparison.Ordinal);
        var absolute = resolver.Resolve(Samples.Draft(directed, cpu, learning, new(0.1), LogLinks));
        Assert.Null(absolute.Theory.BoundPrinted);
        Assert.True(absolute.StepSize > 0 && double.IsFinite(absolute.StepSize));

        NetworkSchedule apart = new(Network.FromEdges(3, [new(0, 1)]));
        Assert.Throws<TheoryException>(() => resolver.Resolve(Samples.Draft(apart, cpu, learning, new(0.5, RelativeTo.Bound), LogLinks)));
        Assert.Equal(0, resolver.Resolve(Samples.Draft(apart, cpu, learning, new(0.5), LogLinks)).Theory.BoundPrinted);
    }

    [Fact]
    public void Threads_agree_and_share_parts()
    {
        var learning = Samples.Learning(LossKind.Logistic, 4, 5, 20, new Random(5));
        var cpu = Samples.Cpu(4, PenaltyForm.Softplus, new Random(6));
        NetworkSchedule network = new(Samples.Complete(4));
        var resolver = new InstanceResolver();
        var instances = Enumerable.Range(0, 64).AsParallel().AsOrdered()
            .Select(k => resolver.Resolve(Samples.Draft(network, cpu, learning, new(0.1 + k, RelativeTo.Bound), LogLinks))).ToArray();
        Assert.All(instances, i => Assert.Same(instances[0].LearningOptimum, i.LearningOptimum));
        Assert.All(instances, i => Assert.Same(instances[0].CpuOptimum, i.CpuOptimum));
        Assert.Equal(64, instances.Select(i => i.Alpha).Distinct().Count());
    }

    private static void Near(double expected, double actual) => Assert.InRange(actual / expected, 1 - TheoryTolerances.Spectrum, 1 + TheoryTolerances.Spectrum);
}
