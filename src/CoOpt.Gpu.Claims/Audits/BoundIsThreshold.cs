using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C9: α above the bound diverges.</summary>
internal sealed class BoundIsThreshold : Claim
{
    private const string Ideal = "07-stability-frontier/ideal.yaml";
    private const string Quantised = "07-stability-frontier/sweep.yaml";
    private const string Beyond = "17-non-convex/sweep.yaml";
    private const string Multiple = "frontier_lower/bound_printed";
    private const double Near = 1.1;
    private const double Most = 0.95;

    public override int Number => 9;

    public override string Statement => "Above the bound α < |λ₂|/(L(1 + ρ²/4)) the dynamics diverge.";

    public override string Rule =>
        "The largest stable α of each instance is searched for by simulation. Holds if it is at most 1.1 times the bound in at least 95 % of the instances of each case, sign-indefinite and convex losses, without quantisation and with quantised differences; under a condition if that is so in some cases only.";

    public override ImmutableArray<string> Specs => [Ideal, Quantised, Beyond];

    public override ImmutableArray<string> Figures => ["stability-frontier/ideal/figures/by-density", "stability-frontier/quantised/figures/map", "non-convex/sweep/figures/outcomes"];

    public override Finding Judge(RunSet runs)
    {
        var cases = new[] { (Spec: Ideal, Links: "without quantisation"), (Spec: Quantised, Links: "differences quantised") }
            .SelectMany(c => runs[c.Spec].By("problem.learning.definite").Select(d => (Name: $"{(d.Value == "true" ? "convex" : "sign-indefinite")} losses, {c.Links}", d.Rows)))
            .Select(c => (c.Name, c.Rows, Share: c.Rows.Share($"largest stable α at most 1.1 times the bound: {c.Name}", c.Rows.Numbers(Multiple), static m => m <= Near)))
            .ToList();
        var good = cases.Where(c => c.Share.Estimate >= Most).ToList();
        var above = runs[Beyond].Where("links.coupling", "ideal", "edge").Where("tightness", static t => t > Near);
        ImmutableArray<Quantity> evidence =
        [
            .. cases.SelectMany(c => (Quantity[])[c.Share, c.Rows.Median($"largest stable α over the bound: {c.Name}", Multiple), c.Rows.Least($"least largest stable α over the bound: {c.Name}", Multiple)]),
            above.Where("tightness", static t => t < 3).Share("converged at twice the bound, sign-indefinite losses", "outcome=converged"),
            above.Where("tightness", static t => t > 30).Share("diverged at 32 times the bound, sign-indefinite losses", "outcome=diverged"),
        ];
        return good.Count == cases.Count
            ? new Finding(Verdict.Holds, "The largest stable α is the bound, to a tenth.", evidence)
            : good.Count == 0
            ? new Finding(Verdict.DoesNotHold, "The bound is sufficient and no threshold: at twice the bound the instances still converge, and most lose stability at a multiple of it that depends on the instance.", evidence)
            : new Finding(Verdict.HoldsUnder, $"It holds for {string.Join("; ", good.Select(c => c.Name))} only.", evidence);
    }
}
