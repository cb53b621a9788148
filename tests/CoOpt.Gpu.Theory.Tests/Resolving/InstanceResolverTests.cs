using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Resolving;
using FsCheck;
using FsCheck.Fluent;

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
        var lipschitz = theory.Lipschitz!.Value;
        Near(1, theory.Lambda2!.Value);
        Near(4, theory.LambdaMax!.Value);
        Near(1 / lipschitz, theory.Limit!.Value);
        Near(1 / lipschitz / (1 + (0.25 / 4)), theory.BoundPrinted!.Value);
        Near(1 / lipschitz / 1.25, theory.BoundHalf!.Value);
        Near(1 / lipschitz / Math.Exp(0.25), theory.BoundExact!.Value);
        Near(0.5 * theory.BoundPrinted.Value, instance.Alpha);
        var curvature = cpu.Capacity.Max(k => (1 / k) + 2);
        var sector = Math.Exp(0.25);
        Near(0.5 * Math.Min(2 / (4 * curvature * sector), 2 / ((2 * 4 * sector) + (instance.Alpha * lipschitz))), instance.StepSize);
        Assert.Equal(4000, instance.Steps);
        Assert.Equal(4000 * instance.StepSize, instance.Horizon);
        Assert.True(theory.Assumption1);
        Assert.Null(theory.RatePredicted);
        Assert.Contains("quantised", theory.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_training_x_alone_decides_the_step()
    {
        var cpu = Samples.Cpu(6, PenaltyForm.Softplus, new Random(2));
        var draft = Samples.Draft(new(Samples.Ring(6)), cpu, new() { Loss = LossKind.None, Parameters = 0 }, new(0.5, RelativeTo.Bound), LogLinks);
        var instance = new InstanceResolver().Resolve(draft with { Start = draft.Start with { Y = [] } });
        var theory = instance.Theory;
        Near(1 / (4 * cpu.Capacity.Max(k => (1 / k) + (cpu.PenaltyWeight * cpu.Sigma / 4)) * Math.Exp(0.25)), instance.StepSize);
        Assert.Equal((double.NaN, null, null, null, null), (instance.Alpha, theory.Lipschitz, theory.BoundPrinted, theory.BoundDefinite, theory.Assumption1));
        Assert.Equal((0.0, true), (instance.LearningOptimum.Loss, instance.LearningOptimum.Y.IsEmpty));
        Assert.Contains("no training", theory.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_horizon_in_time_is_rounded_up_to_steps()
    {
        MethodSettings method = new() { Alpha = new(1), StepRule = StepRule.Fixed, Step = 0.1, Time = 1.1 };
        Assert.Equal(11, Horizon.Of(method, 0.1).Steps);
        Assert.Equal(7, Horizon.Of(method with { Time = 0.07 }, 0.01).Steps); // 0.07/0.01 is 7.000000000000001 in double
        Assert.Equal(12, Horizon.Of(method with { Time = 1.11 }, 0.1).Steps);
        Assert.Equal(12 * 0.1, Horizon.Of(method with { Time = 1.11 }, 0.1).Time);
        var adaptive = Horizon.Of(method with { StepRule = StepRule.Adaptive }, 0.1);
        Assert.Equal((1100, 1.1), (adaptive.Steps, adaptive.Time));
        Assert.Throws<TheoryException>(() => Horizon.Of(method with { Time = null }, 0.1));
        Assert.Throws<TheoryException>(() => Horizon.Of(method with { Time = 1e300 }, 0.1));
    }

    [Fact]
    public void The_automatic_step_is_half_the_smaller_limit()
    {
        LinkSettings uniform = new(QuantizerKind.Uniform, 0, 0.1, Rounding.Nearest, CouplingKind.Node);
        Near(0.5 * 2 / (3 * 5 * 2), StepSize.Auto(3, 5, 0.1, 2, uniform));
        Near(0.5 * 2 / ((2 * 3 * 2) + (7 * 2)), StepSize.Auto(3, 0.1, 7, 2, uniform));
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
    public void One_way_links_end_off_the_demand_where_the_flow_does()
    {
        var cpu = Samples.Cpu(4, PenaltyForm.None, new Random(11));
        var learning = Samples.Quadratic(4, 2, new Random(12), definite: true);
        var network = Network.FromEdges(4, [new(0, 1), new(1, 2), new(2, 3), new(3, 0), new(0, 2, 3), new(3, 1, 0.5)], directed: true);
        var draft = Samples.Draft(new(network), cpu, learning, new(0.1), LogLinks);
        var resolver = new InstanceResolver();

        var x = draft.Start.X.ToArray();
        for (var k = 0; k < 40_000; k++)
        {
            var marginal = x.Select((v, i) => (v - cpu.Workload[i]) / cpu.Capacity[i]).ToArray();
            x = [.. x.Select((v, i) => v + (0.01 * network.Row(i).Sum(e => e.Weight * (marginal[e.Neighbor] - marginal[i]))))];
        }

        var drift = Math.Abs(x.Sum() - cpu.Demand);
        Assert.True(drift > 0.01 * cpu.Demand);
        Assert.Equal(drift, resolver.Resolve(draft).Theory.FeasibilityPredicted!.Value, 1e-9 * drift);
        Assert.Equal(0, resolver.Resolve(Samples.Draft(new(WeightBalance.Balanced(network)!), cpu, learning, new(0.1), LogLinks)).Theory.FeasibilityPredicted!.Value, 1e-12 * cpu.Demand);
        Assert.Equal(0, resolver.Resolve(Samples.Draft(new(Samples.Ring(4)), cpu, learning, new(0.1), LogLinks)).Theory.FeasibilityPredicted);
        Assert.Null(resolver.Resolve(Samples.Draft(new(network), Samples.Cpu(4, PenaltyForm.Quadratic, new Random(11)), learning, new(0.1), LogLinks)).Theory.FeasibilityPredicted);
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

    [Fact]
    public void A_linear_instance_has_rates_and_a_definite_bound()
    {
        LinkSettings ideal = new(QuantizerKind.Log, 0.5, 0.1, Rounding.Nearest, CouplingKind.Ideal);
        var cpu = Samples.Cpu(6, PenaltyForm.None, new Random(7));
        NetworkSchedule network = new(Samples.Ring(6));
        var resolver = new InstanceResolver();
        var instance = resolver.Resolve(Samples.Draft(network, cpu, Samples.Quadratic(6, 3, new Random(8), definite: false), new(0.2), ideal));
        Assert.InRange(instance.Theory.BoundDefinite!.Value, double.Epsilon, double.MaxValue);
        Assert.NotNull(instance.Theory.FlowRate);
        Assert.NotNull(instance.Theory.RatePredicted);
        Assert.Equal("the bounds take ρ = 0 without a quantiser", instance.Theory.Note);
        Assert.Equal(instance.Theory.BoundPrinted, instance.Theory.BoundExact);

        var convex = resolver.Resolve(Samples.Draft(network, cpu, Samples.Learning(LossKind.LeastSquares, 6, 2, 5, new Random(9)), new(0.2), ideal));
        Assert.Equal(double.PositiveInfinity, convex.Theory.BoundDefinite);

        var smooth = resolver.Resolve(Samples.Draft(network, cpu, Samples.Learning(LossKind.Logistic, 6, 2, 6, new Random(9)), new(0.2), ideal)).Theory;
        Assert.Null(smooth.BoundDefinite);
        Assert.Contains("not quadratic", smooth.Note, StringComparison.Ordinal);

        NetworkSchedule pool = new([Samples.Ring(6), Samples.Complete(6)], 50, 0);
        var switching = resolver.Resolve(Samples.Draft(pool, cpu, Samples.Quadratic(6, 3, new Random(8), definite: false), new(0.2), ideal)).Theory;
        Assert.NotNull(switching.RatePredicted);
        Assert.NotNull(switching.FlowRate);
        Assert.Null(switching.BoundDefinite);
        Assert.Equal((1.0, 3.5), (Math.Round(switching.Lambda2!.Value, 9), Math.Round(switching.MeanLambda2!.Value, 9)));

        NetworkSchedule timed = new([Samples.Ring(6), Samples.Complete(6)], 0, 1.5);
        Assert.Null(resolver.Resolve(Samples.Draft(timed, cpu, Samples.Quadratic(6, 3, new Random(8), definite: false), new(0.2), ideal)).Theory.RatePredicted);
    }

    [Fact]
    public void The_automatic_step_is_stable_for_ideal_coupling_and_convex_losses() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(5, 1).WithMaxTest(100), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var (n, m) = (2 + random.Next(6), 1 + random.Next(3));
        LinkSettings ideal = new(QuantizerKind.None, 0, 0, Rounding.Nearest, CouplingKind.Ideal);
        var alpha = Math.Pow(10, (4 * random.NextDouble()) - 2);
        var draft = Samples.Draft(new(Samples.Random(n, 0.3, random)), Samples.Cpu(n, PenaltyForm.Quadratic, random), Samples.Quadratic(n, m, random, true), new(alpha), ideal);
        var instance = new InstanceResolver().Resolve(draft);
        Assert.True(instance.Theory.RatePredicted > 0, $"α = {alpha:R}: rate {instance.Theory.RatePredicted:R} at η = {instance.StepSize:R}");
    }));

    [Fact]
    public void A_run_too_short_for_its_rate_is_told_so()
    {
        LinkSettings ideal = new(QuantizerKind.None, 0, 0, Rounding.Nearest, CouplingKind.Ideal);
        var draft = Samples.Draft(new(Samples.Ring(6)), Samples.Cpu(6, PenaltyForm.None, new Random(1)), Samples.Quadratic(6, 2, new Random(2), true), new(0.2), ideal);
        Instance With(long steps, double stopAt) => new InstanceResolver().Resolve(
            draft with { Settings = draft.Settings with { Method = draft.Settings.Method with { Steps = steps, StopAt = stopAt } } });
        var rate = With(1, 1e-6).Theory.RatePredicted!.Value;
        var enough = (long)Math.Ceiling(Math.Log(1e6) / (rate * With(1, 1e-6).StepSize));
        Assert.False(Reach.FallsShort(With(enough + 1, 1e-6)));
        Assert.True(Reach.FallsShort(With(enough - 1, 1e-6)));
        Assert.Null(Reach.FallsShort(With(1, 0)));
    }

    private static void Near(double expected, double actual) => Assert.InRange(actual / expected, 1 - TheoryTolerances.Spectrum, 1 + TheoryTolerances.Spectrum);
}
