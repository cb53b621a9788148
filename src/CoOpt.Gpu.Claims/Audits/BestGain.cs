using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C10: rate against α, and the best α.</summary>
internal sealed class BestGain : Claim
{
    private const string Spec = "06-alpha-ablation/sweep.yaml";

    // 20 points from 0.01 to 64 lie a factor of 1.59 apart, the 10 of the quick form 2.65.
    private const double OneStep = 2.7;

    public override int Number => 10;

    public override string Statement => "The rate of convergence grows with α up to a best operating point within the bound.";

    public override string Rule =>
        "Without a quantiser, instance by instance: holds if the median α of the largest measured rate is at most the bound; under a condition if there is such a peak within the range swept, where the spectrum puts it, but above the bound.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["alpha-ablation/bound/figures/rate", "alpha-ablation/limit/figures/limit-rate"];

    public override Finding Judge(RunSet runs)
    {
        var ideal = runs[Spec].Where("links.coupling", "ideal");
        var (measured, predicted) = (ideal.Best("rate", "method.alpha"), ideal.Best("rate_predicted", "method.alpha"));
        var best = measured.Median("α/bound of the largest measured rate", "tightness");
        var foreseen = predicted.Median("α/bound of the largest predicted rate", "tightness");
        ImmutableArray<Quantity> evidence =
        [
            best,
            foreseen,
            measured.Least("α/bound of the largest measured rate", "tightness"),
            measured.Greatest("α/bound of the largest measured rate", "tightness"),
            measured.Median("largest measured rate, per unit of model time", "rate"),
            ideal.Median("measured over predicted rate, all gains", "rate/rate_predicted"),
            runs[Spec].Where("links.coupling", "edge").Best("rate", "method.alpha").Median("α/bound of the largest measured rate, quantised differences", "tightness"),
        ];
        var isInside = measured.Numbers("tightness") is var all && all.Max() < ideal.Numbers("tightness").Max() && all.Min() > ideal.Numbers("tightness").Min();
        return !isInside ? new Finding(Verdict.DoesNotHold, "The largest rate lies at an end of the range swept.", evidence)
            : best.Estimate <= 1 ? new Finding(Verdict.Holds, "The rate peaks within the bound.", evidence)
            : Math.Abs(Math.Log(best.Estimate / foreseen.Estimate)) <= Math.Log(OneStep)
            ? new Finding(Verdict.HoldsUnder, "There is a best α, where the spectrum puts it, but it lies above the bound: within the bound, more is always faster.", evidence)
            : new Finding(Verdict.DoesNotHold, "The rate peaks above the bound, and not where the spectrum puts it.", evidence);
    }
}
