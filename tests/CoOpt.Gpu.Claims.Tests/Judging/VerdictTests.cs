using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Tests.Judging;

/// <summary>Each rule gives another verdict where the numbers are others.</summary>
public class VerdictTests
{
    [Theory]
    [InlineData(1e-14, Verdict.Holds)]
    [InlineData(1e-6, Verdict.DoesNotHold)]
    public void C1_is_about_the_worst_step(double worst, Verdict verdict) => Assert.Equal(verdict, Judge("C1", ("04-svm-consensus/sweep.yaml",
        ["links.coupling: node, edge", "seed: 0, 1"], [("feasibility_max", r => r["links.coupling"] == "edge" && r["seed"] == "1" ? worst : 0.0), ("demand", _ => 2.0)])));

    [Theory]
    [InlineData("node edge", Verdict.Holds)]
    [InlineData("edge", Verdict.HoldsUnder)]
    [InlineData("", Verdict.DoesNotHold)]
    public void C3_is_about_every_coupling(string good, Verdict verdict) => Assert.Equal(verdict, Judge("C3", ("04-svm-consensus/sweep.yaml",
        ["links.coupling: node, edge", "seed: 0, 1"], [("outcome", r => good.Contains(r["links.coupling"], StringComparison.Ordinal) ? "converged" : "stalled"), ("consensus", _ => 1.0), ("distance", _ => 1.0)])));

    [Theory]
    [InlineData(1e-15, 1e-15, Verdict.Holds)]
    [InlineData(1e-15, 1e-3, Verdict.HoldsUnder)]
    [InlineData(1e-2, 1e-3, Verdict.DoesNotHold)]
    public void C4_is_about_what_is_left(double edge, double node, Verdict verdict) => Assert.Equal(verdict, Judge("C4", ("03-quantised-links/sweep.yaml",
        ["links.quantizer: log, uniform", "links.coupling: node, edge", "seed: 0, 1"],
        [("cost_gap", r => r["links.quantizer"] == "uniform" ? 1.0 : r["links.coupling"] == "edge" ? edge : node), ("cost_opt", _ => 1.0), ("consensus", _ => 0.0)])));

    [Theory]
    [InlineData(1e-12, 1e-12, Verdict.Holds)]
    [InlineData(2.0, 1e-12, Verdict.DoesNotHold)]
    [InlineData(2.0, 1e-3, Verdict.NotDecidable)]
    public void C7_is_about_where_the_start_leads(double zero, double gradient, Verdict verdict) => Assert.Equal(verdict, Judge("C7", ("05-regression/start.yaml",
        ["links.coupling: ideal, edge, node", "method.start.y: normal, zeros", "method.start.z: gradient, zero", "seed: 0, 1"],
        [("distance", r => r["method.start.y"] == "zeros" || r["links.coupling"] == "node" ? 7.0 : r["method.start.z"] == "zero" ? zero : gradient), ("consensus", _ => 0.0), ("start_offset", _ => 0.0)])));

    [Theory]
    [InlineData(1.05, 1.05, Verdict.Holds)]
    [InlineData(1.05, 3.0, Verdict.HoldsUnder)]
    [InlineData(5.0, 3.0, Verdict.DoesNotHold)]
    public void C9_is_about_where_stability_ends(double convex, double indefinite, Verdict verdict)
    {
        var columns = new (string, Func<ImmutableDictionary<string, string>, object>)[]
        {
            ("frontier_lower", r => r["problem.learning.definite"] == "true" ? convex : indefinite), ("bound_printed", _ => 1.0),
        };
        Assert.Equal(verdict, Judge("C9",
            ("07-stability-frontier/ideal.yaml", ["problem.learning.definite: false, true", "seed: 0, 1"], columns),
            ("07-stability-frontier/sweep.yaml", ["problem.learning.definite: false, true", "seed: 0, 1"], columns),
            ("17-non-convex/sweep.yaml", ["links.coupling: ideal, edge, node", "seed: 0, 1"], [("tightness", _ => 2.0), ("outcome", _ => "converged")])));
    }

    [Theory]
    [InlineData(0.001, 0.004, Verdict.Holds)]
    [InlineData(0.001, -0.006, Verdict.DoesNotHold)]
    [InlineData(0.006, 0.001, Verdict.DoesNotHold)]
    public void C15_is_about_either_coupling_and_every_digit(double edge, double digits, Verdict verdict) => Assert.Equal(verdict, Judge("C15",
        ("02-mnist/rho.yaml", ["links.quantizer: log, uniform", "links.coupling: node, edge", "links.rho: 0.125, 1", "links.delta: 0.125", "seed: 0, 1"],
            [("accuracy", r => r["links.rho"] == "1" || r["links.quantizer"] == "uniform" ? 0.1 : r["links.coupling"] == "edge" ? 0.9 + edge : 0.9), ("accuracy_opt", _ => 0.9)]),
        ("02-mnist/one-versus-rest.yaml", ["seed: 0, 1"], [("accuracy", _ => 0.9 + digits), ("accuracy_opt", _ => 0.9)])));

    [Theory]
    [InlineData("step-limit", "converged", "converged", Verdict.Holds)]
    [InlineData("converged", "stalled", "converged", Verdict.HoldsUnder)]
    [InlineData("converged", "diverged", "converged", Verdict.DoesNotHold)]
    [InlineData("stalled", "stalled", "converged", Verdict.DoesNotHold)]
    [InlineData("converged", "converged", "diverged", Verdict.DoesNotHold)]
    public void C8_is_about_instances_within_the_bound(string edge, string node, string indefinite, Verdict verdict)
    {
        string[] axes = ["links.coupling: edge, node", "method.alpha: 0.5, 4", "seed: 0, 1"];
        Assert.Equal(verdict, Judge("C8",
            ("06-alpha-ablation/sweep.yaml", axes, [("outcome", r => r["method.alpha"] == "4" ? "diverged" : r["links.coupling"] == "edge" ? edge : node), ("within_printed", r => r["method.alpha"] == "4" ? 0.0 : 1.0)]),
            ("17-non-convex/sweep.yaml", axes, [("outcome", r => r["method.alpha"] == "4" ? "diverged" : indefinite), ("within_printed", r => r["method.alpha"] == "4" ? 0.0 : 1.0)])));
    }

    [Theory]
    [InlineData(0.5, 0.5, Verdict.Holds)]
    [InlineData(2, 2, Verdict.HoldsUnder)]
    [InlineData(4, 0.5, Verdict.DoesNotHold)]
    [InlineData(8, 8, Verdict.DoesNotHold)]
    public void C10_is_about_where_the_rate_peaks(double measured, double predicted, Verdict verdict) => Assert.Equal(verdict, Judge("C10", ("06-alpha-ablation/sweep.yaml",
        ["links.coupling: ideal, edge", "method.alpha: 0.25, 0.5, 1, 2, 4, 8", "seed: 0, 1"],
        [("tightness", r => Alpha(r)), ("rate", r => Math.Exp(-Math.Abs(Math.Log(Alpha(r) / measured)))), ("rate_predicted", r => Math.Exp(-Math.Abs(Math.Log(Alpha(r) / predicted))))])));

    [Theory]
    [InlineData(0.1, 0.1, Verdict.Holds)]
    [InlineData(0.5, 0.1, Verdict.HoldsUnder)]
    [InlineData(0.5, 0.5, Verdict.DoesNotHold)]
    public void C6_is_about_every_message(double coarse, double fine, Verdict verdict) => Assert.Equal(verdict, Judge("C6", ("08-quantisation/sector.yaml",
        ["links.rounding: nearest, floor", "links.coupling: node, edge", "links.rho: 0.5, 0.125", "seed: 0, 1"],
        [("rho", r => Rho(r)), ("sector_least", r => r["links.rounding"] == "floor" ? 0.1 : Math.Exp(-Rho(r) * (Rho(r) == 0.5 ? coarse : fine) * Rho(r))), ("sector_greatest", _ => 1.0)])));

    [Theory]
    [InlineData("", 0, 0, Verdict.Holds)]
    [InlineData("node 1", 3, 0, Verdict.HoldsUnder)]
    [InlineData("ideal 0.5", 3, 0, Verdict.HoldsUnder)]
    [InlineData("ideal 0.5", 3, 1, Verdict.DoesNotHold)]
    public void C17_is_about_every_step_below_the_bound(string where, int below, int above, Verdict verdict) => Assert.Equal(verdict, Judge("C17", ("04-svm-consensus/lyapunov.yaml",
        ["links.coupling: ideal, edge, node", "method.stepper: euler", "method.start.z: gradient, zero", "method.alpha: 0.5, 4", "seed: 0, 1"],
        [("within_printed", r => r["method.alpha"] == "0.5" ? "true" : "false"), ("lyapunov_peak", _ => 1.0),
            ("lyapunov_rises", r => (double)(r["method.alpha"] == "4" ? above : where.StartsWith(r["links.coupling"], StringComparison.Ordinal) ? below : 0))])));

    private static double Rho(ImmutableDictionary<string, string> row) => double.Parse(row["links.rho"]);
    [Theory]
    [InlineData(200, true, 0, Verdict.Holds)]
    [InlineData(2000, true, 0, Verdict.DoesNotHold)]
    [InlineData(200, false, 0, Verdict.DoesNotHold)]
    [InlineData(200, true, 1e-6, Verdict.DoesNotHold)]
    public void C20_is_about_growth_convergence_and_feasibility(double steps, bool reached, double gap, Verdict verdict) => Assert.Equal(verdict, Judge("C20", ("13-scale/sweep.yaml",
        ["problem.nodes: 16, 256", "links.coupling: edge, node", "method.alpha: 1 * bound, 4 * bound", "seed: 0, 1"],
        [("nodes", r => double.Parse(r["problem.nodes"])), ("steps_to_tolerance", r => !reached ? double.NaN : r["problem.nodes"] == "256" ? steps : 100.0),
            ("feasibility_max", _ => gap), ("demand", _ => 1.0), ("distance", _ => 0.0)])));

    [Theory]
    [InlineData(9, 2, 1, Verdict.Holds)]
    [InlineData(0.1, 2, 1, Verdict.HoldsUnder)]
    [InlineData(9, 0.5, 1, Verdict.HoldsUnder)]
    [InlineData(0.1, 0.5, 0.01, Verdict.DoesNotHold)]
    [InlineData(9, 2, 1e-9, Verdict.DoesNotHold)]
    public void C5_is_about_step_residual_and_bits(double cost, double bits, double scale, Verdict verdict) => Assert.Equal(verdict, Judge("C5",
        ("08-quantisation/sweep.yaml", ["links.quantizer: log, uniform", "links.coupling: node, edge", "links.rho: 0.5, 0.125, 0.03125", "seed: 0, 1"],
            [("cost_gap", r => r["links.quantizer"] == "uniform" ? cost * 1e-3 * scale : 1e-3 * scale), ("cost_opt", _ => 1.0), ("consensus", r => r["links.quantizer"] == "uniform" ? cost * 1e-3 : 1e-3),
                ("bits", r => 1 / double.Parse(r["links.rho"])), ("messages", _ => 1.0)]),
        ("08-quantisation/bits.yaml", ["links.quantizer: log, uniform", "links.coupling: node, edge", "method.stopAt: 0.1, 0.01", "links.rho: 0.5, 0.125", "seed: 0, 1"],
            [("bits", r => r["links.quantizer"] == "uniform" ? bits : 1.0), ("outcome", _ => "converged")])));

    [Theory]
    [InlineData(2, 2, Verdict.Holds)]
    [InlineData(0, 2, Verdict.HoldsUnder)]
    [InlineData(0, 0, Verdict.DoesNotHold)]
    public void C13_is_about_every_halving(int edge, int node, Verdict verdict) => Assert.Equal(verdict, Judge("C13", ("08-quantisation/sweep.yaml",
        ["links.quantizer: log, uniform", "links.coupling: node, edge", "links.rho: 0.5, 0.25, 0.125, 0.0625, 0.03125", "seed: 0, 1"],
        [("cost_gap", r => Math.Pow(double.Parse(r["links.rho"]), r["links.coupling"] == "edge" ? edge : node)), ("cost_opt", _ => 1.0), ("bits", r => 9 - Math.Log2(double.Parse(r["links.rho"])))])));

    [Theory]
    [InlineData(0.5, 0.5, 2, Verdict.Holds)]
    [InlineData(1, 0.5, 1, Verdict.HoldsUnder)]
    [InlineData(1, 1, 1, Verdict.DoesNotHold)]
    public void C16_is_about_rate_and_distance_at_two_gains(double fixedRate, double boundRate, double distance, Verdict verdict) => Assert.Equal(verdict, Judge("C16", ("12-heterogeneity/sweep.yaml",
        ["links.coupling: ideal, node", "problem.learning.split + problem.learning.concentration + problem.learning.unequalSizes: iid + 1 + false, iid + 1 + true, dirichlet + 0.01 + false", "method.alpha: 0.05, 1 * bound", "seed: 0, 1"],
        [("rate", r => r["problem.learning.concentration"] == "1" ? 1.0 : r["method.alpha"] == "0.05" ? fixedRate : boundRate), ("distance", r => r["problem.learning.concentration"] == "1" ? 1.0 : distance),
            ("lipschitz", _ => 1.0)])));

    [Theory]
    [InlineData(1, -1, -1, Verdict.Holds)]
    [InlineData(1, -1, 1, Verdict.HoldsUnder)]
    [InlineData(-1, 1, 1, Verdict.DoesNotHold)]
    public void C11_is_about_time_steps_and_bits(int rate, int steps, int bits, Verdict verdict) => Assert.Equal(verdict, Judge("C11", ("09-density-and-topology/sweep.yaml",
        ["network.p: 0.2, 0.4, 1", "network.weights: unit, metropolis", "method.alpha: 0.5, 0.5 * bound", "links.coupling: edge, ideal", "seed: 0, 1"],
        [("rate", r => Math.Pow(P(r), rate)), ("steps_to_tolerance", r => Math.Pow(P(r), steps)), ("bits", r => Math.Pow(P(r), bits)), ("outcome", _ => "converged")])));

    [Theory]
    [InlineData(2, 2, Verdict.Holds)]
    [InlineData(2, 0.5, Verdict.HoldsUnder)]
    [InlineData(0.5, 0.5, Verdict.DoesNotHold)]
    public void C12_is_about_every_family(double rate, double perStep, Verdict verdict)
    {
        (string, Func<ImmutableDictionary<string, string>, object>)[] columns =
        [
            ("rate", r => r["network.topology"] == "exponential" ? rate : 1.0), ("steps_to_tolerance", r => r["network.topology"] == "exponential" ? 1 / perStep : 1.0),
            ("bits", r => r["network.topology"] == "exponential" ? 1 / perStep : 1.0), ("outcome", _ => "converged"),
        ];
        string[] rest = ["network.weights: unit, metropolis", "method.alpha: 0.5, 0.5 * bound", "links.coupling: edge, ideal", "seed: 0, 1"];
        Assert.Equal(verdict, Judge("C12",
            ("09-density-and-topology/equal-edges.yaml", ["network.topology + network.p: exponential + 0, watts-strogatz + 0, watts-strogatz + 0.2, watts-strogatz + 1, erdos-renyi + 0.421, random-geometric + 0", .. rest], columns),
            ("09-density-and-topology/topologies.yaml", ["network.topology: exponential, complete", .. rest], columns)));
    }

    private static double P(ImmutableDictionary<string, string> row) => double.Parse(row["network.p"]);

    [Theory]
    [InlineData(0.1, 0.1, 0.1, Verdict.Holds)]
    [InlineData(0.1, 1, 0.1, Verdict.HoldsUnder)]
    [InlineData(0.1, 1, 0.6, Verdict.HoldsUnder)]
    [InlineData(0.9, 1, 0.6, Verdict.DoesNotHold)]
    public void C14_is_about_three_senses(double balanced, double steps, double bits, Verdict verdict)
    {
        string[] axes =
        [
            "method.algorithm + links.quantizer + links.coupling: co-optimization + log + edge, co-optimization + log + node, laplacian-gradient + none + ideal, momentum + none + ideal, momentum + log + edge, "
                + "sign + none + ideal, saturated + none + ideal, single-bit + none + ideal, balanced + none + ideal", "seed: 0, 1",
        ];
        (string, string[], (string, Func<ImmutableDictionary<string, string>, object>)[]) Run(string spec, double other) => ($"11-cpu-schedulers/{spec}.yaml", axes,
            [("cost_gap", r => r["method.algorithm"] == "balanced" ? -1 / balanced : r["links.quantizer"] == "none" ? 1 / other : r["links.coupling"] == "edge" && r["method.algorithm"] != "momentum" ? 1.0 : 1e9)]);
        Assert.Equal(verdict, Judge("C14", Run("sweep", steps), Run("box", steps), Run("equal-bits", bits), Run("equal-bits-box", bits)));
    }

    [Theory]
    [InlineData(1e-15, 0.1, Verdict.Holds)]
    [InlineData(1e-15, 1e-9, Verdict.HoldsUnder)]
    [InlineData(1e-3, 0.1, Verdict.DoesNotHold)]
    public void C18_is_about_both_sides(double own, double admm, Verdict verdict) => Assert.Equal(verdict, Judge("C18", ("15-anytime/sweep.yaml",
        ["method.algorithm + links.quantizer + links.coupling: co-optimization + log + edge, co-optimization + uniform + node, momentum + none + ideal, admm + none + ideal, dual-ascent + none + ideal", "method.steps: 1, 5", "seed: 0, 1"],
        [("feasibility_max", r => r["links.quantizer"] == "uniform" ? own : 0.0), ("demand", _ => 1.0),
            ("feasibility", r => r["method.algorithm"] == "admm" && r["method.steps"] == "5" ? admm : 0.5)])));

    private static double Alpha(ImmutableDictionary<string, string> row) => double.Parse(row["method.alpha"]);

    [Theory]
    [InlineData(1e-15, 1e-15, Verdict.Holds)]
    [InlineData(1e-15, 1e-6, Verdict.HoldsUnder)]
    [InlineData(1e-6, 1e-15, Verdict.DoesNotHold)]
    public void C2_is_about_the_worst_step_of_either_kind_of_pool(double connected, double parts, Verdict verdict) => Assert.Equal(verdict, Judge("C2",
        ("10-switching/sweep.yaml", ["links.coupling: ideal, edge, node", "network.switching.graphs: 1, 5", "seed: 0, 1"],
            [("feasibility_max", r => r["links.coupling"] == "node" && r["seed"] == "1" ? connected : 0.0), ("demand", _ => 1.0), ("outcome", _ => "converged"), ("rate", _ => 1.0), ("rate_predicted", _ => 1.0)]),
        ("10-switching/jointly.yaml", ["links.coupling: ideal, edge, node", "seed: 0, 1"],
            [("feasibility_max", r => r["links.coupling"] == "edge" && r["seed"] == "0" ? parts : 0.0), ("demand", _ => 1.0), ("outcome", _ => "stalled"), ("lambda2_mean", _ => 0.0)])));

    [Theory]
    [InlineData(1e-3, 1e-15, Verdict.HoldsUnder)]
    [InlineData(1e-3, 1e-3, Verdict.Holds)]
    [InlineData(1e-15, 1e-15, Verdict.DoesNotHold)]
    public void C19_is_about_weights(double unit, double balanced, Verdict verdict) => Assert.Equal(verdict, Judge("C19", ("16-directed/sweep.yaml",
        ["network.oneWay: 0, 0.5", "network.weights: unit, balanced", "links.quantizer: none, log", "links.coupling: ideal, edge", "seed: 0, 1"],
        [("feasibility_max", r => r["network.oneWay"] == "0" ? 0.0 : r["network.weights"] == "unit" ? unit : balanced), ("demand", _ => 1.0), ("feasibility_predicted", _ => 1.0)])));

    private static Verdict Judge(string claim, params (string Spec, string[] Axes, (string Name, Func<ImmutableDictionary<string, string>, object> Cell)[] Columns)[] runs) =>
        ClaimCatalogue.Find(claim)!.Judge(SampleRuns.Set([.. runs.Select(r => (r.Spec, SampleRuns.Of(r.Axes, r.Columns)))])).Verdict;
}
