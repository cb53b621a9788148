using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C18: stopped at any time the allocation is feasible.</summary>
internal sealed class StopAnywhere : Claim
{
    private const string Spec = "15-anytime/sweep.yaml";
    private const string Early = "5";
    private static readonly ImmutableArray<string> Coordinated = ["admm", "dual-ascent"];

    public override int Number => 18;

    public override string Statement => "Stopped at any time the allocation is feasible; those of ADMM and dual ascent are not.";

    public override string Rule =>
        "Holds if the largest |Σx − b| of the method over all steps is at most 1e-12 of b with every kind of link, while after 5 steps the least |Σx − b| of ADMM and of dual ascent is above 1e-6 of b; under a condition if only the first.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["anytime/figures/feasibility-by-step", "anytime/figures/gap-by-step"];

    public override Finding Judge(RunSet runs)
    {
        var (all, own) = (runs[Spec], runs[Spec].Where("method.algorithm", "co-optimization"));
        ImmutableArray<Quantity> ours =
            [.. own.By("links.quantizer").SelectMany(q => q.Rows.By("links.coupling").Select(c => c.Rows.Greatest($"|Σx − b|/b over all steps, {q.Value} quantiser, {c.Value}", "feasibility_max/demand")))];
        ImmutableArray<Quantity> theirs = [.. Coordinated.Select(m => all.Where("method.algorithm", m).Where("method.steps", Early).Least($"|Σx − b|/b after {Early} steps, {m}", "feasibility/demand"))];
        ImmutableArray<Quantity> beside = [.. ((string[])["laplacian-gradient", "momentum", "sign", "single-bit", "balanced"]).Select(m => all.Where("method.algorithm", m).Greatest($"beside it: |Σx − b|/b over all steps, {m}", "feasibility_max/demand"))];
        var (isFeasible, areNot) = (ours.All(q => q.Estimate <= 1e-12), theirs.All(q => q.Estimate > 1e-6));
        return new Finding(
            !isFeasible ? Verdict.DoesNotHold : areNot ? Verdict.Holds : Verdict.HoldsUnder,
            isFeasible
                ? $"It is feasible to rounding wherever it is stopped, and {(areNot ? "ADMM and dual ascent are not" : "so is one of ADMM and dual ascent")}. All methods that move along differences share this, balanced utilisation does not."
                : "The allocation misses the demand on the way.",
            [.. ours, .. theirs, .. beside]);
    }
}
