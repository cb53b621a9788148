using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C19: links that lost a direction lose Σx = b.</summary>
internal sealed class SumOverOneWayLinks : Claim
{
    private const string Spec = "16-directed/sweep.yaml";
    private const double Rounding = 1e-12;

    public override int Number => 19;

    public override string Statement => "On a directed network the constraint Σx = b is lost.";

    public override string Rule =>
        "|Σx − b| over all steps as a share of b, wherever links lost a direction. Holds if every instance exceeds 1e-12 of b, whatever the weights; under a condition if every instance with unit weights does and some kind of link keeps Σx = b with balanced weights; otherwise it does not hold.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["directed/figures/drift-by-one-way", "directed/figures/drift-against-prediction"];

    public override Finding Judge(RunSet runs)
    {
        var directed = runs[Spec].Where("network.oneWay", q => q > 0);
        var (unit, balanced) = (directed.Where("network.weights", "unit"), directed.Where("network.weights", "balanced"));
        var kinds = balanced.By("links.quantizer").SelectMany(q => q.Rows.By("links.coupling").Select(c => (Name: $"quantiser {q.Value}, coupling {c.Value}", c.Rows))).ToList();
        var least = unit.Least("|Σx − b|/b over all steps, unit weights", "feasibility_max/demand");
        ImmutableArray<Quantity> kept = [.. kinds.Select(k => k.Rows.Greatest($"|Σx − b|/b over all steps, balanced weights, {k.Name}", "feasibility_max/demand"))];
        ImmutableArray<Quantity> evidence =
        [
            least,
            unit.Median("|Σx − b|/b over all steps, unit weights", "feasibility_max/demand"),
            unit.Where("links.coupling", "ideal").Median("largest |Σx − b| over the final one predicted, unit weights, ideal links", "feasibility_max/feasibility_predicted"),
            .. kept,
        ];
        return least.Estimate <= Rounding ? new Finding(Verdict.DoesNotHold, "Some instances keep it with unit weights.", evidence)
            : kept.All(q => q.Estimate > Rounding) ? new Finding(Verdict.Holds, "It is, with unit and with balanced weights.", evidence)
            : new Finding(
                Verdict.HoldsUnder,
                "It is lost with unit weights, by as much as the conserved weighted sum says. Weights balanced at each node keep it to rounding where nodes' values are sent; quantised differences need symmetric links.",
                evidence);
    }
}
