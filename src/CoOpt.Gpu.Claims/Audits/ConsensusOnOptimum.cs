using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C3: consensus of y, at the optimum.</summary>
internal sealed class ConsensusOnOptimum : Claim
{
    private const string Spec = "04-svm-consensus/sweep.yaml";
    private const double Enough = 0.95;

    public override int Number => 3;

    public override string Statement => "The nodes reach consensus on the model parameters, and what they agree on is the optimum.";

    public override string Rule => "Holds if at least 95 % of the instances of every coupling converge to a residual of 1e-8; holds under a condition if that is so for some couplings only.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["svm-consensus/figures/consensus", "svm-consensus/figures/distance", "svm-consensus/figures/outcomes"];

    public override Finding Judge(RunSet runs)
    {
        var couplings = runs[Spec].By("links.coupling").Select(c => (c.Value, Converged: c.Rows.Share($"converged, coupling {c.Value}", "outcome=converged"), c.Rows)).ToList();
        var good = couplings.Where(c => c.Converged.Estimate >= Enough).Select(c => c.Value).ToList();
        var bad = couplings.Where(c => c.Converged.Estimate < Enough).ToList();
        ImmutableArray<Quantity> evidence =
        [
            .. couplings.SelectMany(c => (Quantity[])
            [
                c.Converged,
                c.Rows.Median($"disagreement maxᵢ‖yᵢ − ȳ‖ at the end, coupling {c.Value}", "consensus"),
                c.Rows.Median($"distance maxᵢ‖yᵢ − y*‖ at the end, coupling {c.Value}", "distance"),
            ]),
        ];
        return bad.Count == 0
            ? new Finding(Verdict.Holds, "With every coupling the nodes end at the common optimum.", evidence)
            : good.Count == 0
            ? new Finding(Verdict.DoesNotHold, "No coupling brings the instances to the optimum.", evidence)
            : new Finding(
                Verdict.HoldsUnder,
                $"It holds with coupling {string.Join(" and ", good)}: differences over links are quantised, or nothing is. With coupling {string.Join(" and ", bad.Select(b => b.Value))}, where nodes' values are quantised, a residual stays.",
                evidence);
    }
}
