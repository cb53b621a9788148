using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C13: smaller ρ: less gap, more bits.</summary>
internal sealed class SmallerStepsCostBits : Claim
{
    private const string Spec = "08-quantisation/sweep.yaml";
    private const string Gap = "abs(cost_gap/cost_opt)";
    private static readonly ImmutableArray<string> Steps = ["0.5", "0.25", "0.125", "0.0625", "0.03125"];

    public override int Number => 13;

    public override string Statement => "A smaller quantiser step ρ leaves a smaller gap and costs more bits.";

    public override string Rule =>
        "For each halving of ρ from 1/2 to 1/32, seed by seed: less gap where the 95 % interval of the median ratio of |F − F*| lies below 1, more bits where that of the bits lies above 1. Holds if both are so at every "
        + "halving with either coupling, under a condition if with one.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["quantisation/step/figures/gap-by-step", "quantisation/step/figures/gap-by-bits"];

    public override Finding Judge(RunSet runs)
    {
        var log = runs[Spec].Where("links.quantizer", "log");
        var couplings = log.By("links.coupling").Select(c => (c.Value, Gaps: Halvings(c.Rows, c.Value, Gap, "|F − F*|"), Bits: Halvings(c.Rows, c.Value, "bits", "bits"))).ToList();
        var good = couplings.Where(c => c.Gaps.All(q => q.Upper < 1) && c.Bits.All(q => q.Lower > 1)).Select(c => c.Value).ToList();
        var costly = couplings.Where(c => !good.Contains(c.Value) && c.Bits.All(q => q.Lower > 1)).Select(c => c.Value).ToList();
        return new Finding(
            good.Count == couplings.Count ? Verdict.Holds : good.Count > 0 ? Verdict.HoldsUnder : Verdict.DoesNotHold,
            (good.Count > 0 ? $"It holds with coupling {string.Join(" and ", good)}." : "It holds with neither coupling.")
                + (costly.Count > 0 ? $" With coupling {string.Join(" and ", costly)} a smaller ρ costs bits without narrowing the gap, which is at rounding for every ρ." : ""),
            [.. couplings.SelectMany(c => c.Gaps.Concat(c.Bits))]);
    }

    private static ImmutableArray<Quantity> Halvings(Rows rows, string coupling, string expression, string name) =>
    [
        .. Steps.Skip(1).Zip(Steps, (finer, coarser) => rows.Where("links.rho", finer).Ratio($"{name} at ρ = {finer} over that at {coarser}, {coupling}", expression, rows.Where("links.rho", coarser), "links.rho", "links.delta")),
    ];
}
