using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C1: Σx = b at every step.</summary>
internal sealed class SumIsDemand : Claim
{
    private const string Spec = "04-svm-consensus/sweep.yaml";

    public override int Number => 1;

    public override string Statement => "The CPU constraint Σx = b holds at every iteration.";

    public override string Rule => "Holds if the largest |Σx − b| over all steps of all instances is at most 1e-12 of b, for every coupling: rounding of double-precision sums.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["svm-consensus/figures/feasibility"];

    public override Finding Judge(RunSet runs)
    {
        ImmutableArray<Quantity> worst = [.. runs[Spec].By("links.coupling").Select(c => c.Rows.Greatest($"|Σx − b|/b over all steps, coupling {c.Value}", "feasibility_max/demand"))];
        return Finding.If(
            worst.All(q => q.Estimate <= 1e-12),
            "It does, to rounding, whatever the coupling and whether the instance converges or not: the two ends of a link use the same two numbers.",
            "It is violated beyond rounding.",
            worst.AsSpan());
    }
}
