using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C7: the printed start z(0) = 0.</summary>
internal sealed class TrackerStartsAtZero : Claim
{
    private const string Spec = "05-regression/start.yaml";
    private const double Exact = 1e-9;

    public override int Number => 7;

    public override string Statement => "From the printed start z(0) = 0 the dynamics converge to the optimum.";

    public override string Rule =>
        "From random y(0), with ideal and with quantised differences: holds if the median distance to the optimum from z(0) = 0 is at most 1e-9; does not hold if it is larger while that from z(0) = ∇g(y(0)) is not.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["regression/start/figures/start-convergence", "regression/start/figures/start-offset"];

    public override Finding Judge(RunSet runs)
    {
        var exact = runs[Spec].Where("method.start.y", "normal").Where("links.coupling", "ideal", "edge");
        var (zero, gradient) = (exact.Where("method.start.z", "zero"), exact.Where("method.start.z", "gradient"));
        var (fromZero, fromGradient) = (zero.Median("distance maxᵢ‖yᵢ − y*‖ at the end, z(0) = 0", "distance"), gradient.Median("distance at the end, z(0) = ∇g(y(0))", "distance"));
        ImmutableArray<Quantity> evidence =
        [
            fromZero,
            fromGradient,
            zero.Median("disagreement maxᵢ‖yᵢ − ȳ‖ at the end, z(0) = 0", "consensus"),
            zero.Greatest("distance beside that of the point with Σ∇gᵢ(y) = Σ∇gᵢ(yᵢ(0)), z(0) = 0", "abs(distance-start_offset)"),
        ];
        return (fromZero.Estimate <= Exact, fromGradient.Estimate <= Exact) switch
        {
            (true, _) => new Finding(Verdict.Holds, "Both starts lead to the optimum.", evidence),
            (false, true) => new Finding(
                Verdict.DoesNotHold,
                "The sum of z − ∇g is conserved, so from z(0) = 0 the nodes agree on the point where Σ∇gᵢ(y) = Σ∇gᵢ(yᵢ(0)), which is not the optimum; from z(0) = ∇g(y(0)) they reach it.",
                evidence),
            _ => new Finding(Verdict.NotDecidable, "Neither start leads to the optimum within the steps run.", evidence),
        };
    }
}
