using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C20: scale past n = 100.</summary>
internal sealed class ScalesPastHundred : Claim
{
    private const string Spec = "13-scale/sweep.yaml";
    private const string Gain = "1 * bound";

    public override int Number => 20;

    public override string Statement => "The method scales past a hundred nodes.";

    public override string Rule =>
        "Differences quantised, eight links a node, α at the bound: holds if at least 95 % of the instances with more than 100 nodes reach a residual of 1e-6 within 2,000 steps, Σx = b holds to 1e-12 of b, and the steps grow more slowly than the number of nodes.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["scale/degree/figures/steps-by-nodes", "scale/degree/figures/residual-by-nodes", "scale/degree/figures/feasibility-by-nodes"];

    public override Finding Judge(RunSet runs)
    {
        var edge = runs[Spec].Where("links.coupling", "edge").Where("method.alpha", Gain, "1");
        var (large, sizes) = (edge.Where("nodes", n => n > 100), edge.By("nodes").Select(s => double.Parse(s.Value, System.Globalization.CultureInfo.InvariantCulture)).Order().ToList());
        var (smallest, largest) = (edge.Where("nodes", n => n == sizes[0]), edge.Where("nodes", n => n == sizes[^1]));
        var reached = large.Share("reach 1e-6, more than 100 nodes", large.Numbers("steps_to_tolerance"), static steps => !double.IsNaN(steps));
        var growth = largest.Ratio(FormattableString.Invariant($"steps to 1e-6 at {sizes[^1]} nodes over those at {sizes[0]}"), "steps_to_tolerance", smallest, "problem.nodes");
        var feasible = large.Greatest("|Σx − b|/b over all steps, more than 100 nodes", "feasibility_max/demand");
        return Finding.If(
            reached.Estimate >= 0.95 && feasible.Estimate <= 1e-12 && growth.Estimate < sizes[^1] / sizes[0],
            "It does: at a fixed number of links a node the steps needed grow far more slowly than the network.",
            "It does not, as the numbers show.",
            reached,
            growth,
            smallest.Median(FormattableString.Invariant($"steps to 1e-6 at {sizes[0]} nodes"), "steps_to_tolerance"),
            largest.Median(FormattableString.Invariant($"steps to 1e-6 at {sizes[^1]} nodes"), "steps_to_tolerance"),
            feasible,
            runs[Spec].Where("links.coupling", "node").Where("nodes", n => n == sizes[^1]).Median(FormattableString.Invariant($"distance to the optimum with values quantised, {sizes[^1]} nodes, all gains"), "distance"));
    }
}
