using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C14: more than 50 % better optimality gap, in three senses.</summary>
internal sealed class GapIsHalved : Claim
{
    private const string Folder = "11-cpu-schedulers/";
    private static readonly string[] Method = ["method.algorithm", "links.quantizer", "links.coupling", "method.step", "method.momentum", "method.steps"];
    private static readonly ImmutableArray<string> Feasible = ["laplacian-gradient", "momentum", "sign", "saturated", "single-bit"];

    public override int Number => 14;

    public override string Statement => "The optimality gap of CPU scheduling is more than 50 % better than that of existing methods.";

    public override string Rule =>
        "Log-quantised differences over another method, network by network, each at its tuned parameters: more than 50 % better where the 95 % interval of the median ratio of |F − F*| lies below 1/2, with and without boxes. "
        + "(a) against balanced utilisation; (b) against every method that keeps Σx = b, after 50 iterations; (c) against these after as many bits. Holds if in all three senses, under a condition if in some.";

    public override ImmutableArray<string> Specs => [Folder + "sweep.yaml", Folder + "box.yaml", Folder + "equal-bits.yaml", Folder + "equal-bits-box.yaml"];

    public override ImmutableArray<string> Figures => ["cpu-schedulers/curves/figures/gap-by-step", "cpu-schedulers/curves/figures/gap-by-bits", "cpu-schedulers/curves/figures/gap-by-bits-short"];

    public override Finding Judge(RunSet runs)
    {
        var (steps, bits) = (new[] { runs[Specs[0]], runs[Specs[1]] }, new[] { runs[Specs[2]], runs[Specs[3]] });
        ImmutableArray<Quantity> balanced = [.. steps.Select((r, k) => Beside(r, "balanced", "(a)", k))];
        ImmutableArray<Quantity> equalSteps = [.. Feasible.SelectMany(m => steps.Select((r, k) => Beside(r, m, "(b) equal iterations", k)))];
        ImmutableArray<Quantity> equalBits = [.. Feasible.SelectMany(m => bits.Select((r, k) => Beside(r, m, "(c) equal bits", k)))];
        var senses = new[] { ("(a) against balanced utilisation", balanced), ("(b) at equal iterations", equalSteps), ("(c) at equal bits", equalBits) };
        var won = senses.Where(s => s.Item2.All(IsHalved)).Select(s => s.Item1).ToList();
        var lost = senses.Where(s => !s.Item2.All(IsHalved)).Select(s => $"{s.Item1}, where {s.Item2.Count(q => !IsHalved(q))} of {s.Item2.Length} comparisons fail").ToList();
        return new Finding(
            lost.Count == 0 ? Verdict.Holds : won.Count > 0 ? Verdict.HoldsUnder : Verdict.DoesNotHold,
            $"{(won.Count > 0 ? $"It holds {string.Join(" and ", won)}" : "It holds in none of the senses")}{(lost.Count > 0 ? $"; not {string.Join("; not ", lost)}" : "")}. "
                + "Balanced utilisation has another goal, so its gap is structural; only (b) and (c) test the algorithm.",
            [.. balanced, .. equalSteps, .. equalBits]);
    }

    private static bool IsHalved(Quantity ratio) => ratio.Upper < 0.5;

    private static Quantity Beside(Rows rows, string other, string sense, int box)
    {
        var own = rows.Where("method.algorithm", "co-optimization").Where("links.quantizer", "log").Where("links.coupling", "edge");
        var rival = rows.Where("method.algorithm", other).Where("links.quantizer", "none");
        return own.Ratio($"{sense}: |F − F*| over that of {other}, {(box == 0 ? "no box" : "boxes")}", "abs(cost_gap)", rival, Method);
    }
}
