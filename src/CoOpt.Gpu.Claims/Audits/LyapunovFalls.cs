using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C17: V decreases monotonically.</summary>
internal sealed class LyapunovFalls : Claim
{
    private const string Spec = "04-svm-consensus/lyapunov.yaml";
    private const string Never = "lyapunov_rises=0";

    public override int Number => 17;

    public override string Statement => "The Lyapunov function V = ½‖δ‖² + F − F* decreases monotonically.";

    public override string Rule =>
        "V looked at after every step, a rise counting beyond rounding. Holds if V rose in no instance below the bound, for every coupling and both starts of z; under a condition if without a quantiser from z(0) = ∇g(y(0)) it rose in no instance at some gain; does not hold if not even there.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["svm-consensus/lyapunov/figures/monotone", "svm-consensus/lyapunov/figures/rises", "svm-consensus/lyapunov/figures/peak"];

    public override Finding Judge(RunSet runs)
    {
        var all = runs[Spec].Where("method.stepper", "euler");
        var (gradient, zero) = (all.Where("method.start.z", "gradient"), all.Where("method.start.z", "zero"));
        var ideal = gradient.Where("links.coupling", "ideal");
        var below = all.Where("within_printed", "true");
        var gains = ideal.By("method.alpha").Where(g => g.Rows.Numbers(Never).All(v => v == 1)).Select(g => g.Value).ToList();
        var belowNever = below.Share("share in which V never rose, α below the bound, all couplings and starts", Never);
        ImmutableArray<Quantity> evidence =
        [
            belowNever,
            ideal.Where("within_printed", "true").Share("the same, no quantiser, z(0) = ∇g(y(0)), α below the bound", Never),
            ideal.Where("within_printed", "false").Share("the same, no quantiser, z(0) = ∇g(y(0)), α at the bound or above", Never),
            gradient.Where("links.coupling", "edge").Share("the same, differences quantised, z(0) = ∇g(y(0)), all gains", Never),
            gradient.Where("links.coupling", "node").Share("the same, values quantised, z(0) = ∇g(y(0)), all gains", Never),
            zero.Share("the same, z(0) = 0, all couplings and gains", Never),
            gradient.Greatest("greatest V/V(0), z(0) = ∇g(y(0))", "lyapunov_peak"),
            zero.Median("greatest V/V(0), z(0) = 0", "lyapunov_peak"),
        ];
        return belowNever.Estimate == 1
            ? new Finding(Verdict.Holds, "V rose nowhere below the bound.", evidence)
            : gains.Count > 0
                ? new Finding(
                    Verdict.HoldsUnder,
                    $"Without a quantiser, from z(0) = ∇g(y(0)) and at gains of {string.Join(", ", gains)} V fell at every step in all instances. Below the bound, with quantised values and from z(0) = 0 it also rises.",
                    evidence)
                : new Finding(Verdict.DoesNotHold, "V rose in some instances at every gain, even without a quantiser and from z(0) = ∇g(y(0)).", evidence);
    }
}
