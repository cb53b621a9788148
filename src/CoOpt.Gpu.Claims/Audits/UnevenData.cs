using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C16: heterogeneous data slow convergence or widen the gap.</summary>
internal sealed class UnevenData : Claim
{
    private const string Spec = "12-heterogeneity/sweep.yaml";
    private static readonly string[] Split = ["problem.learning.split", "problem.learning.concentration", "problem.learning.unequalSizes"];

    public override int Number => 16;

    public override string Statement => "Heterogeneous data slow convergence and widen the final gap.";

    public override string Rule =>
        "The most uneven split (Dirichlet 0.01) beside the shuffled one, seed by seed. Slower: the 95 % interval of the median ratio of rates without a quantiser lies below 1; wider: that of the final distances with quantised values "
        + "above 1. Holds if slower and wider at a fixed α and at α = bound; under a condition if only some of these four.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["heterogeneity/figures/rate-by-split", "heterogeneity/figures/rate-by-lipschitz", "heterogeneity/figures/distance-by-split"];

    public override Finding Judge(RunSet runs)
    {
        var (uneven, even) = (runs[Spec].Where("problem.learning.concentration", "0.01"), runs[Spec].Where("problem.learning.split", "iid").Where("problem.learning.unequalSizes", "false"));
        var gains = uneven.Values("method.alpha").Select(gain => (Gain: gain.Contains("bound", StringComparison.Ordinal) ? "at α = bound" : $"at α = {gain}",
            Rate: Beside("ideal", gain, "rate", "rate without a quantiser"), Distance: Beside("node", gain, "distance", "final distance with quantised values"))).ToList();
        var (slower, wider) = (gains.Where(g => g.Rate.Upper < 1).Select(g => g.Gain).ToList(), gains.Where(g => g.Distance.Lower > 1).Select(g => g.Gain).ToList());
        return new Finding(
            slower.Count == gains.Count && wider.Count == gains.Count ? Verdict.Holds : slower.Count + wider.Count > 0 ? Verdict.HoldsUnder : Verdict.DoesNotHold,
            $"Slower {Where(slower)}; wider {Where(wider)}. At a fixed α the slowest mode depends on the sum of the Hessians alone, which no split changes; at the bound α falls as 1/L, and L grows with the samples of the largest node.",
            [.. gains.SelectMany(g => (Quantity[])[g.Rate, g.Distance]), uneven.Ratio("L, Dirichlet 0.01 over iid", "lipschitz", even, Split)]);

        Quantity Beside(string coupling, string gain, string expression, string name) => uneven.Where("links.coupling", coupling).Where("method.alpha", gain)
            .Ratio($"{name}, Dirichlet 0.01 over iid, α = {gain}", expression, even.Where("links.coupling", coupling).Where("method.alpha", gain), Split);
    }

    private static string Where(List<string> gains) => gains.Count == 0 ? "at neither gain" : string.Join(" and ", gains);
}
