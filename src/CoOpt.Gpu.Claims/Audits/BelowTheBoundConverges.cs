using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C8: α below the bound converges.</summary>
internal sealed class BelowTheBoundConverges : Claim
{
    private const string Spec = "06-alpha-ablation/sweep.yaml";
    private const string NonConvex = "17-non-convex/sweep.yaml";

    public override int Number => 8;

    public override string Statement => "With α below |λ₂|/(L(1 + ρ²/4)) the dynamics converge.";

    public override string Rule =>
        "Of the instances within the bound, with convex losses and with sign-indefinite ones, none may diverge or cease to be finite; with convex ones each must have converged to 1e-10 or still be falling at the step limit. "
        + "Holds if that is so for every coupling, under a condition if for some.";

    public override ImmutableArray<string> Specs => [Spec, NonConvex];

    public override ImmutableArray<string> Figures => ["alpha-ablation/bound/figures/outcomes", "alpha-ablation/bound/figures/distance", "non-convex/sweep/figures/outcomes"];

    public override Finding Judge(RunSet runs)
    {
        var couplings = runs[Spec].Where("within_printed", "true").By("links.coupling").Select(c => (c.Value, c.Rows,
            Lost: c.Rows.Where("outcome", "diverged", "non-finite").Count, Stuck: c.Rows.Where("outcome", "stalled").Count)).ToList();
        var good = couplings.Where(c => c.Lost + c.Stuck == 0).Select(c => c.Value).ToList();
        var bad = couplings.Where(c => c.Lost + c.Stuck > 0).Select(c => c.Value).ToList();
        var indefinite = runs[NonConvex].Where("within_printed", "true");
        var lost = indefinite.Where("outcome", "diverged", "non-finite").Count;
        ImmutableArray<Quantity> evidence =
        [
            .. couplings.SelectMany(c => (Quantity[])
            [
                c.Rows.Share($"diverged within the bound, coupling {c.Value}", "outcome=diverged"),
                c.Rows.Share($"converged within the bound, coupling {c.Value}", "outcome=converged"),
                c.Rows.Share($"stalled at a residual within the bound, coupling {c.Value}", "outcome=stalled"),
            ]),
            indefinite.Share("diverged within the bound, sign-indefinite losses, all couplings", "outcome=diverged"),
            indefinite.Where("links.coupling", "ideal", "edge").Share("converged within the bound, sign-indefinite losses, ideal and edge", "outcome=converged"),
        ];
        return lost > 0 || couplings.Any(c => c.Lost > 0)
            ? new Finding(Verdict.DoesNotHold, "Instances within the bound diverge.", evidence)
            : bad.Count == 0
            ? new Finding(Verdict.Holds, "No instance within the bound diverges or stops short.", evidence)
            : new Finding(
                good.Count == 0 ? Verdict.DoesNotHold : Verdict.HoldsUnder,
                $"No instance within the bound diverges. With coupling {string.Join(" and ", good)} all converge or are on their way; with coupling {string.Join(" and ", bad)} they stop at the residual of quantised values.",
                evidence);
    }
}
