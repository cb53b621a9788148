using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C15: accuracy of log-quantised training on MNIST.</summary>
internal sealed class AccuracyOnImages : Claim
{
    private const string Steps = "02-mnist/rho.yaml";
    private const string Digits = "02-mnist/one-versus-rest.yaml";
    private const double HalfAPoint = 0.005;
    private const string Difference = "accuracy-accuracy_opt";

    public override int Number => 15;

    public override string Statement => "Training over log-quantised links reaches the accuracy of centralised training on MNIST.";

    public override string Rule =>
        "Holds if the mean held-out accuracy minus that of the centralised optimum lies within half a percentage point: for 3 versus 5 at ρ = 0.125 with either coupling, and for one digit versus the rest over all digits.";

    public override ImmutableArray<string> Specs => [Steps, Digits];

    public override ImmutableArray<string> Figures => ["mnist/rho/figures/accuracy-by-step", "mnist/one-versus-rest/figures/accuracy-difference-by-digit"];

    public override Finding Judge(RunSet runs)
    {
        var log = runs[Steps].Where("links.quantizer", "log").Where("links.rho", "0.125");
        ImmutableArray<Quantity> judged =
        [
            log.Where("links.coupling", "node").Mean("accuracy minus that of the optimum, 3 versus 5, values quantised", Difference),
            log.Where("links.coupling", "edge").Mean("accuracy minus that of the optimum, 3 versus 5, differences quantised", Difference),
            runs[Digits].Mean("accuracy minus that of the optimum, one digit versus the rest", Difference),
        ];
        var uniform = runs[Steps].Where("links.quantizer", "uniform").Where("links.delta", "0.125");
        return Finding.If(
            judged.All(q => Math.Abs(q.Estimate) <= HalfAPoint),
            "It does, with either coupling.",
            "It misses that accuracy by more than half a percentage point.",
            [
                .. judged,
                log.Mean("accuracy of the centralised optimum, 3 versus 5", "accuracy_opt"),
                uniform.Where("links.coupling", "node").Mean("beside it: accuracy minus that of the optimum, 3 versus 5, uniform quantiser with Δ = 0.125 on values", Difference),
            ]);
    }
}
