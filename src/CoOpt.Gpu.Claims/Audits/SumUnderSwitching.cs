using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C2: Σx = b while links switch.</summary>
internal sealed class SumUnderSwitching : Claim
{
    private const string Connected = "10-switching/sweep.yaml";
    private const string Jointly = "10-switching/jointly.yaml";
    private const double Rounding = 1e-12;

    public override int Number => 2;

    public override string Statement => "The CPU constraint Σx = b holds at every iteration while the links switch.";

    public override string Rule =>
        "Holds if the largest |Σx − b| over all steps is at most 1e-12 of b for every coupling, with connected graphs and with graphs in parts; under a condition if with connected graphs only.";

    public override ImmutableArray<string> Specs => [Connected, Jointly];

    public override ImmutableArray<string> Figures => ["switching/connected/figures/feasibility", "switching/jointly/figures/outcomes-connected"];

    public override Finding Judge(RunSet runs)
    {
        ImmutableArray<Quantity> connected = [.. Worst(runs[Connected], "graphs connected")], parts = [.. Worst(runs[Jointly], "graphs in parts")];
        var moving = runs[Connected].Where("network.switching.graphs", g => g > 1);
        ImmutableArray<Quantity> evidence =
        [
            .. connected,
            .. parts,
            moving.Where("links.coupling", "edge").Share("converged, graphs connected, differences quantised", "outcome=converged"),
            moving.Where("links.coupling", "ideal").Median("measured rate over that of a whole cycle's eigenvalues, ideal links", "rate/rate_predicted"),
            runs[Jointly].Where("lambda2_mean", v => v == 0).Share("converged where the graphs are not connected jointly", "outcome=converged"),
        ];
        return connected.Any(q => q.Estimate > Rounding) ? new Finding(Verdict.DoesNotHold, "It is violated beyond rounding.", evidence)
            : parts.Any(q => q.Estimate > Rounding) ? new Finding(Verdict.HoldsUnder, "It does where each graph is connected.", evidence)
            : new Finding(Verdict.Holds, "It does, to rounding, at every period, whether the graphs are connected or in parts; the nodes come together where the graphs are connected jointly.", evidence);
    }

    private static IEnumerable<Quantity> Worst(Rows rows, string graphs) =>
        rows.By("links.coupling").Select(c => c.Rows.Greatest($"|Σx − b|/b over all steps, {graphs}, coupling {c.Value}", "feasibility_max/demand"));
}
