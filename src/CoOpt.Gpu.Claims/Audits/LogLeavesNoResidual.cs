using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C4: logarithmic quantisation leaves no residual.</summary>
internal sealed class LogLeavesNoResidual : Claim
{
    private const string Spec = "03-quantised-links/sweep.yaml";
    private const double Nothing = 1e-9;

    public override int Number => 4;

    public override string Statement => "Logarithmic quantisation of the links leaves no residual: the exact optimum is reached.";

    public override string Rule => "No residual means a median relative cost gap |F − F*|/F* and a median disagreement of at most 1e-9 each. Holds if both couplings, node and edge, leave none; under a condition if one does.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["quantised-links/figures/convergence", "quantised-links/figures/residual-by-link", "quantised-links/figures/disagreement-by-link"];

    public override Finding Judge(RunSet runs)
    {
        var log = runs[Spec].Where("links.quantizer", "log");
        var (edge, node) = (Of(log, "edge"), Of(log, "node"));
        bool edgeIsExact = edge.All(q => q.Estimate <= Nothing), nodeIsExact = node.All(q => q.Estimate <= Nothing);
        return new Finding(
            edgeIsExact && nodeIsExact ? Verdict.Holds : edgeIsExact || nodeIsExact ? Verdict.HoldsUnder : Verdict.DoesNotHold,
            (edgeIsExact, nodeIsExact) switch
            {
                (true, false) => "It holds where the difference over a link is quantised (edge). Where each node quantises its own value (node), q(aᵢ) = q(aⱼ) with aᵢ ≠ aⱼ is an equilibrium, and a residual stays.",
                (true, true) => "Neither coupling leaves a residual.",
                (false, true) => "It holds where nodes quantise their values (node), not where differences are (edge).",
                _ => "Both couplings leave a residual.",
            },
            [.. edge, .. node]);
    }

    private static ImmutableArray<Quantity> Of(Rows rows, string coupling)
    {
        var some = rows.Where("links.coupling", coupling);
        return [some.Median($"|F − F*|/F*, log, {coupling}", "abs(cost_gap/cost_opt)"), some.Median($"disagreement maxᵢ‖yᵢ − ȳ‖, log, {coupling}", "consensus")];
    }
}
