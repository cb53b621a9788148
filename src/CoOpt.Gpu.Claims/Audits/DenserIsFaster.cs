using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C11: denser graphs converge faster: per time, step and bit.</summary>
internal sealed class DenserIsFaster : Claim
{
    private const string Spec = "09-density-and-topology/sweep.yaml";
    private static readonly ImmutableArray<(string Sparse, string Dense)> Pairs = [("0.2", "0.4"), ("0.4", "1")];

    public override int Number => 11;

    public override string Statement => "Denser graphs converge faster.";

    public override string Rule =>
        "Quantised differences, unit weights, link probability 0.2 to 0.4 and 0.4 to 1, seed by seed: faster in a sense where the 95 % interval of the median ratio lies on the good side of 1 in both, for the rate per unit of "
        + "time, steps to 1e-6, and bits to 1e-8, at α = 0.5 and at half the bound. Holds if in all three senses at both gains; under a condition if in some.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["density-and-topology/density/figures/rate-by-density", "density-and-topology/density/figures/steps-by-density", "density-and-topology/density/figures/bits-by-density"];

    public override Finding Judge(RunSet runs)
    {
        var rows = runs[Spec].Where("links.coupling", "edge").Where("network.weights", "unit");
        var senses = Senses.Of(rows, (some, sense) => [.. Pairs.Select(p => some.Where("network.p", p.Dense)
            .Ratio($"{sense.Name}, p = {p.Dense} over {p.Sparse}, {sense.Gain}", sense.Expression, some.Where("network.p", p.Sparse), "network.p"))]);
        return Senses.Finding(senses, "A denser graph is faster", "Per time it gains until α limits the rate, per step until λₙ shortens the step, and per bit every link must pay for itself.");
    }
}
