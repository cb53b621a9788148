using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C12: the exponential graph converges faster: per time, step and bit.</summary>
internal sealed class ExponentialIsFaster : Claim
{
    private const string Equal = "09-density-and-topology/equal-edges.yaml";
    private const string Families = "09-density-and-topology/topologies.yaml";
    private static readonly string[] Graph = ["network.topology", "network.k", "network.p", "network.radius"];

    private static readonly ImmutableArray<(string Name, string Topology, string P)> Others =
        [("four-hop ring", "watts-strogatz", "0"), ("small world", "watts-strogatz", "0.2"), ("rewired at random", "watts-strogatz", "1"), ("Erdős–Rényi", "erdos-renyi", "0.421"), ("geometric", "random-geometric", "0")];

    public override int Number => 12;

    public override string Statement => "The exponential graph (i ± 2ᵏ) converges faster than other graphs.";

    public override string Rule =>
        "Quantised differences, unit weights, seed by seed, against five families with as many links, and against the complete graph: faster in a sense where the 95 % interval of the median ratio to each lies on the good side of 1, "
        + "for the rate per unit of time, steps to 1e-6, and bits to 1e-8, at α = 0.5 and at half the bound. Holds if in all senses against both, under a condition if in some.";

    public override ImmutableArray<string> Specs => [Equal, Families];

    public override ImmutableArray<string> Figures =>
    [
        "density-and-topology/equal-edges/figures/rate-by-equal-links", "density-and-topology/equal-edges/figures/steps-by-equal-links", "density-and-topology/equal-edges/figures/bits-by-equal-links",
        "density-and-topology/topologies/figures/steps-by-topology",
    ];

    public override Finding Judge(RunSet runs)
    {
        var (equal, families) = (Some(runs[Equal]), Some(runs[Families]));
        var senses = Senses.Of(equal, (some, sense) => [.. Others.Select(o => Exponential(some)
            .Ratio($"{sense.Name}, exponential over {o.Name}, {sense.Gain}", sense.Expression, some.Where("network.topology", o.Topology).Where("network.p", o.P), Graph))]);
        var complete = Senses.Of(families, (some, sense) =>
            [Exponential(some).Ratio($"{sense.Name}, exponential over complete, {sense.Gain}", sense.Expression, some.Where("network.topology", "complete"), Graph)]);
        return Senses.Finding(
            [.. senses.Select(s => (s.Sense with { Gain = $"{s.Sense.Gain} among graphs of as many links" }, s.Ratios)), .. complete.Select(s => (s.Sense with { Gain = $"{s.Sense.Gain} against the complete graph" }, s.Ratios))],
            "The exponential graph is the fastest",
            "Where α is fixed and limits, all graphs that are connected well enough take the same time.");
    }

    private static Rows Some(Rows rows) => rows.Where("links.coupling", "edge").Where("network.weights", "unit");

    private static Rows Exponential(Rows rows) => rows.Where("network.topology", "exponential");
}
