using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Tests.Reliability;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit.Instances;

namespace CoOpt.Gpu.Engine.Tests.Baselines;

/// <summary>The known property of every baseline.</summary>
public sealed class BaselinePropertyTests
{
    private static readonly double[] Capacity = [1, 2, 5, 3, 1.5, 4, 2.5, 1, 3.5, 2];
    private static readonly double[] Workload = [7, 1, 4, 0.5, 6, 3, 2, 5, 8, 1.5];

    [Fact]
    public void The_Laplacian_gradient_is_the_x_dynamics_of_co_optimisation_bit_for_bit()
    {
        var shape = new InstanceShape { Seed = 4, Penalty = PenaltyForm.Softplus, Steps = 200, Trace = new TraceSettings { Every = 20, States = StateRows.All } };
        var trained = RandomInstances.Create(shape with { Loss = LossKind.Quadratic });
        var alone = trained with
        {
            Draft = trained.Draft with
            {
                Settings = trained.Draft.Settings with { Method = trained.Draft.Settings.Method with { Algorithm = AlgorithmKind.LaplacianGradient } },
                Learning = new() { Loss = LossKind.None, Parameters = 0 },
                Start = trained.Draft.Start with { Y = [] },
            },
            LearningOptimum = new(0, [], 0, 1),
        };
        using var device = new CpuDevice(new());
        var runs = (RecordingSink.Run(device, trained), RecordingSink.Run(device, alone));
        Assert.Equal(runs.Item1[0].States.Select(s => s.Values.X), runs.Item2[0].States.Select(s => s.Values.X));
    }

    [Fact]
    public void Momentum_has_the_rate_of_its_companion_matrix_and_is_faster_than_the_best_gradient()
    {
        // On a ring of equal κ the modes of x are those of the Laplacian: μ = (2 − 2cos(2πj/n))/κ.
        const int N = 10;
        double least = 2 - (2 * Math.Cos(2 * Math.PI / N)), greatest = 4, root = Math.Sqrt(greatest / least);
        double[] capacity = [.. Enumerable.Repeat(1.0, N)];
        var beta = Math.Pow((root - 1) / (root + 1), 2);
        var eta = Math.Pow(2 / (Math.Sqrt(least) + Math.Sqrt(greatest)), 2);
        var fast = Run(BaselineInstances.Plain(AlgorithmKind.Momentum, BaselineInstances.Ring(N), capacity, Workload, eta, 60).With(m => m with { Momentum = beta }));
        var slow = Run(BaselineInstances.Plain(AlgorithmKind.LaplacianGradient, BaselineInstances.Ring(N), capacity, Workload, 2 / (least + greatest), 60));

        // The gap is quadratic in the deviation; at the double root a factor k joins ρᵏ.
        Assert.InRange(Rate(fast, 8, 18), 0.8 * -Math.Log(Math.Sqrt(beta)), 1.02 * -Math.Log(Math.Sqrt(beta)));
        Assert.InRange(Rate(slow, 20, 45), 0.99 * -Math.Log((greatest - least) / (greatest + least)), 1.01 * -Math.Log((greatest - least) / (greatest + least)));
        Assert.True(fast.Traces[18].CostGap < 1e-4 * slow.Traces[18].CostGap);

        static double Rate(Recording run, int from, int to) => Math.Log(run.Traces[from].CostGap / run.Traces[to].CostGap) / 2 / (to - from);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.002)]
    public void Sign_chatters_within_the_bound_of_its_step(double eta)
    {
        // Over one link of weight 1 the difference D of ∂F moves by −ηS(|D|ᵃ + |D|ᵇ)sgn D, S = 1/κ₁ + 1/κ₂. |D| falls while it is above D* = ηS(D*ᵃ + D*ᵇ), and below D* it stays below.
        var run = Run(BaselineInstances.Plain(AlgorithmKind.Sign, Network.FromEdges(2, [new(0, 1)]), [1, 2], [6, 2], eta, 3000));
        double bound = 1, sum = 1.5 * eta;
        for (var k = 0; k < 200; k++)
        {
            bound = sum * (Math.Sqrt(bound) + Math.Pow(bound, 1.5));
        }

        var late = run.States.Skip(2000).Select(s => Math.Abs((s.Values.X[0] - 6) - ((s.Values.X[1] - 2) / 2))).ToList();
        Assert.InRange(late.Max(), 0, bound * (1 + 1e-9));
        Assert.True(late.Max() > 0.1 * bound, "it does not chatter");
    }

    [Fact]
    public void A_saturation_that_nothing_reaches_is_the_gradient()
    {
        var links = BaselineInstances.LinksOf(AlgorithmKind.Saturated) with { Saturation = 100 };
        var network = BaselineInstances.Ring(10);
        var saturated = Run(BaselineInstances.Plain(AlgorithmKind.Saturated, network, Capacity, Workload, 0.1, 100, links: links));
        var gradient = Run(BaselineInstances.Plain(AlgorithmKind.LaplacianGradient, network, Capacity, Workload, 0.1, 100));
        Assert.All(saturated.States.Zip(gradient.States), p => Assert.All(p.First.Values.X.Zip(p.Second.Values.X), x => Assert.Equal(x.First, x.Second, 1e-13)));
        var tight = Run(BaselineInstances.Plain(AlgorithmKind.Saturated, network, Capacity, Workload, 0.1, 100, links: links with { Saturation = 0.5 }));
        Assert.NotEqual(gradient.States[1].Values.X, tight.States[1].Values.X);
        Assert.True(tight.States[1].Values.X.Zip(tight.States[0].Values.X, (a, b) => Math.Abs(a - b)).Max() <= 0.1 * 2 * 0.5 + 1e-15);
    }

    [Fact]
    public void Single_bits_are_two_levels_and_keep_the_sum()
    {
        double[] irregular = [.. Capacity.Select((k, i) => k * (1 + (0.01 * Math.Sqrt(i + 2))))]; // else a difference is exactly 0 now and then
        var run = Run(BaselineInstances.Plain(AlgorithmKind.SingleBit, BaselineInstances.Ring(10), irregular, Workload, 0.003, 4000, every: 10));
        var levels = run.End!.Value.LevelsX;
        Assert.Equal((1.0, 1.0, 1.0, 1.0, false), (levels.PositiveLeast, levels.PositiveGreatest, levels.NegativeLeast, levels.NegativeGreatest, levels.Zero));
        Assert.InRange(run.End.Value.FeasibilityMax, 0, 1e-12);
        Assert.InRange(run.Traces[^1].CostGap, 0, 1e-3);
    }

    [Fact]
    public void Balanced_scheduling_stops_at_equal_utilisation_with_the_structural_gap()
    {
        var instance = BaselineInstances.Plain(AlgorithmKind.Balanced, BaselineInstances.Ring(10), Capacity, Workload, 1, 5000).With(m => m with { StopTolerance = 1e-13 }) with { Window = 5 };
        var run = Run(instance);
        var cpu = instance.Draft.Cpu;
        var (sum, mean) = (Capacity.Sum(), Workload.Sum() / Capacity.Sum());
        Assert.Equal(Outcome.Stopped, run.End!.Value.Outcome);
        Assert.Equal((run.End.Value.Steps, 0L), (run.Traces[^1].Step, run.End.Value.Steps % 5));
        Assert.All(run.States[^1].Values.X.Zip(Capacity), p => Assert.Equal(p.Second * cpu.Demand / sum, p.First, 1e-10));
        Assert.Equal(Capacity.Zip(Workload, (k, b) => k * Math.Pow((b / k) - mean, 2)).Sum() / 2, run.Traces[^1].CostGap, 1e-9);
    }

    [Fact]
    public void Admm_and_dual_ascent_reach_the_optimum_and_miss_the_demand_on_the_way()
    {
        var network = BaselineInstances.Ring(10);
        var admm = BaselineInstances.Plain(AlgorithmKind.Admm, network, Capacity, Workload, 1, 200);
        var eta = 0.3 / Capacity.Sum();
        var dual = BaselineInstances.Plain(AlgorithmKind.DualAscent, network, Capacity, Workload, eta, 200);
        foreach (var (instance, run) in new[] { (admm, Run(admm)), (dual, Run(dual)) })
        {
            Assert.All(run.States[^1].Values.X.Zip(instance.CpuOptimum.PenalisedX), p => Assert.Equal(p.Second, p.First, 1e-9));
            Assert.True(run.Traces[1].Feasibility > 1);
            Assert.InRange(run.Traces[^1].Feasibility, 0, 1e-9);
            Assert.InRange(run.Traces[0].Feasibility, 0, 1e-12);
        }

        // Prices answer in a straight line: |Σx − b| = (b − Σbᵢ)(1 − ηΣκ)^{k−1}.
        var miss = 0.3 * Workload.Sum();
        Assert.All(Run(dual).Traces.Skip(1).Take(40), p => Assert.Equal(miss * Math.Pow(0.7, p.Step - 1), p.Feasibility, 1e-10));
    }

    private static Recording Run(Instance instance)
    {
        using var device = new CpuDevice(new());
        return RecordingSink.Run(device, instance)[0];
    }
}
