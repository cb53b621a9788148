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

    private static Verdict Judge(string claim, params (string Spec, string[] Axes, (string Name, Func<ImmutableDictionary<string, string>, object> Cell)[] Columns)[] runs) =>
        ClaimCatalogue.Find(claim)!.Judge(SampleRuns.Set([.. runs.Select(r => (r.Spec, SampleRuns.Of(r.Axes, r.Columns)))])).Verdict;
}
