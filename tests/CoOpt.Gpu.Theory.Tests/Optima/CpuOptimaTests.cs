using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Losses;
using CoOpt.Gpu.Theory.Optima;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Theory.Tests.Optima;

public sealed class CpuOptimaTests
{
    private static readonly Config Replayed = Config.QuickThrowOnFailure.WithReplay(20, 1).WithMaxTest(200);

    [Fact]
    public void Without_a_box_the_closed_form_holds()
    {
        var problem = Samples.Cpu(12, PenaltyForm.None, new Random(1));
        var optimum = CpuOptima.Of(problem);
        var shift = problem.Demand - problem.Workload.Sum();
        Assert.Equal(shift * shift / (2 * problem.Capacity.Sum()), optimum.PenalisedCost, 10);
        Assert.Equal(CpuCost.Total(problem, optimum.PenalisedX.AsSpan(), true), optimum.PenalisedCost, 10);
        Assert.Equal(optimum.HardBoxCost, optimum.PenalisedCost);
        Assert.Equal(problem.Demand, optimum.PenalisedX.Sum(), 10);
    }

    [Fact]
    public void The_hard_box_meets_its_optimality_conditions() => Check.One(Replayed, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var problem = Samples.Cpu(1 + random.Next(30), PenaltyForm.Quadratic, random, slack: 1.0 + (0.6 * random.NextDouble()));
        var optimum = CpuOptima.Of(problem);
        Sum(problem, optimum.HardBoxX.AsSpan());
        double? lambda = null;
        for (var i = 0; i < problem.Nodes; i++)
        {
            var x = optimum.HardBoxX[i];
            Assert.InRange(x, problem.Lower[i] - 1e-9, problem.Upper[i] + 1e-9);
            if (x > problem.Lower[i] + 1e-9 && x < problem.Upper[i] - 1e-9)
            {
                var marginal = (x - problem.Workload[i]) / problem.Capacity[i];
                lambda ??= marginal;
                Close(lambda.Value, marginal);
            }
        }

        for (var i = 0; i < problem.Nodes && lambda is not null; i++)
        {
            var marginal = (optimum.HardBoxX[i] - problem.Workload[i]) / problem.Capacity[i];
            Assert.True(optimum.HardBoxX[i] < problem.Upper[i] - 1e-9 || marginal <= lambda + 1e-9);
            Assert.True(optimum.HardBoxX[i] > problem.Lower[i] + 1e-9 || marginal >= lambda - 1e-9);
        }
    }));

    [Theory]
    [InlineData(PenaltyForm.Quadratic)]
    [InlineData(PenaltyForm.Softplus)]
    public void The_penalised_optimum_equalises_marginal_costs(PenaltyForm form) => Check.One(Replayed, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var problem = Samples.Cpu(1 + random.Next(30), form, random, slack: 0.8 + (0.8 * random.NextDouble())) with
        {
            PenaltyWeight = Math.Exp(6 * random.NextDouble()),
            Sigma = 1 + (40 * random.NextDouble()),
        };
        var optimum = CpuOptima.Of(problem);
        Sum(problem, optimum.PenalisedX.AsSpan());
        var marginals = optimum.PenalisedX.Select((x, i) => CpuCost.Marginal(problem, i, x)).ToArray();
        var scale = problem.PenaltyWeight * Math.Max(1, problem.Sigma);
        Assert.All(marginals, v => Assert.InRange(v, marginals[0] - (TheoryTolerances.Stationarity * scale), marginals[0] + (TheoryTolerances.Stationarity * scale)));
    }));

    [Fact]
    public void Marginal_and_curvature_agree_with_differences()
    {
        foreach (var form in new[] { PenaltyForm.None, PenaltyForm.Quadratic, PenaltyForm.Softplus })
        {
            var problem = Samples.Cpu(1, form, new Random(2));
            for (var x = -3.0; x < 20; x += 0.37)
            {
                var (up, down) = (CpuCost.Total(problem, [x + 1e-5], true), CpuCost.Total(problem, [x - 1e-5], true));
                Assert.Equal((up - down) / 2e-5, CpuCost.Marginal(problem, 0, x), 5);
                Assert.True(CpuCost.Curvature(problem, 0, x) <= CpuCost.LargestCurvature(problem) * (1 + 1e-6));
            }
        }
    }

    [Fact]
    public void An_infeasible_box_costs_infinity_and_a_fitting_one_is_full()
    {
        var problem = Samples.Cpu(5, PenaltyForm.Quadratic, new Random(3), slack: 0.9);
        var optimum = CpuOptima.Of(problem);
        Assert.Equal(double.PositiveInfinity, optimum.HardBoxCost);
        Assert.Empty(optimum.HardBoxX);
        Assert.Equal(problem.Demand, optimum.PenalisedX.Sum(), 9);

        var full = Samples.Cpu(5, PenaltyForm.Quadratic, new Random(3), slack: 1);
        Assert.All(CpuOptima.Of(full).HardBoxX.Zip(full.Upper), p => Assert.Equal(p.Second, p.First, 10));
    }

    private static void Sum(CpuProblem problem, ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (var value in x)
        {
            sum += value;
        }

        Assert.InRange(sum, problem.Demand * (1 - 1e-14) - 1e-13, problem.Demand * (1 + 1e-14) + 1e-13);
    }

    private static void Close(double expected, double actual) => Assert.InRange(actual, expected - TheoryTolerances.Stationarity, expected + TheoryTolerances.Stationarity);
}
