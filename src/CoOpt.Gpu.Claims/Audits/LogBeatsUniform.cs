using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C5: uniform leaves a residual, and log beats it.</summary>
internal sealed class LogBeatsUniform : Claim
{
    private const string Steps = "08-quantisation/sweep.yaml";
    private const string Bits = "08-quantisation/bits.yaml";
    private const string Gap = "abs(cost_gap/cost_opt)";

    public override int Number => 5;

    public override string Statement => "Uniform quantisation leaves a residual, and logarithmic quantisation beats it.";

    public override string Rule =>
        "A residual: median |F − F*|/F* above 1e-6 at Δ = 0.125. Log beats uniform where the 95 % interval of the median paired ratio uniform/log lies above 1: (a) gap and disagreement at ρ = Δ = 0.125, (b) bits to a residual "
        + "of 0.01 at each one's best step, (c) gap and disagreement on values at equal bits a scalar. Holds if (a), (b) and (c) do, under a condition if only some.";

    public override ImmutableArray<string> Specs => [Steps, Bits];

    public override ImmutableArray<string> Figures =>
    [
        "quantisation/step/figures/gap-by-step", "quantisation/step/figures/consensus-by-step", "quantisation/step/figures/gap-by-bits", "quantisation/step/figures/consensus-by-bits",
        "quantisation/bits/figures/bits-to-residual",
    ];

    public override Finding Judge(RunSet runs)
    {
        ImmutableArray<string> couplings = ["node", "edge"];
        var equal = runs[Steps].Where("links.rho", "0.125");
        ImmutableArray<Quantity> residuals = [.. couplings.Select(c => equal.Where("links.coupling", c).Where("links.quantizer", "uniform").Median($"|F − F*|/F*, uniform, {c}, Δ = 0.125", Gap))];
        ImmutableArray<Quantity> equalStep = [.. couplings.SelectMany(c => (Quantity[])[Beside(equal, c, Gap, "|F − F*|"), Beside(equal, c, "consensus", "disagreement")])];
        ImmutableArray<Quantity> toResidual = [.. couplings.Select(c => Least(runs[Bits], c))];
        var values = runs[Steps].Where("links.coupling", "node");
        ImmutableArray<Quantity> equalBits = [AtEqualBits(values, Gap, "|F − F*|"), AtEqualBits(values, "consensus", "disagreement")];

        var parts = new (string Name, bool Wins)[]
        {
            ("at an equal step", equalStep.All(Wins)),
            ("in bits to a residual of 0.01", toResidual.All(Wins)),
            ("in the gap of the CPU cost at equal bits a scalar", Wins(equalBits[0])),
            ("in the nodes' disagreement at equal bits a scalar", Wins(equalBits[1])),
        };
        var (won, lost) = (parts.Where(p => p.Wins).Select(p => p.Name).ToList(), parts.Where(p => !p.Wins).Select(p => p.Name).ToList());
        var leaves = residuals.All(q => q.Estimate > 1e-6);
        return new Finding(
            !leaves || won.Count == 0 ? Verdict.DoesNotHold : lost.Count == 0 ? Verdict.Holds : Verdict.HoldsUnder,
            (leaves ? "Uniform quantisation leaves a residual. " : "Uniform quantisation leaves no residual. ")
                + (won.Count > 0 ? $"Log is the better one {string.Join(", ", won)}" : "Log is nowhere better") + (lost.Count > 0 ? $", not {string.Join(", ", lost)}." : "."),
            [.. residuals, .. equalStep, .. toResidual, .. equalBits]);
    }

    private static bool Wins(Quantity ratio) => ratio.Lower > 1;

    private static Quantity Beside(Rows rows, string coupling, string expression, string name)
    {
        var some = rows.Where("links.coupling", coupling);
        return some.Where("links.quantizer", "uniform").Ratio($"{name}, uniform over log at step 0.125, {coupling}", expression, some.Where("links.quantizer", "log"), "links.quantizer");
    }

    // The bits of each seed with the step that needs the fewest.
    private static Quantity Least(Rows rows, string coupling)
    {
        var some = rows.Where("links.coupling", coupling).Where("method.stopAt", "0.01").Where("outcome", "converged");
        var (uniform, log) = (Fewest(some.Where("links.quantizer", "uniform")), Fewest(some.Where("links.quantizer", "log")));
        return some.Median($"bits to a residual of 0.01, uniform over log, each at its best step, {coupling}", "median of paired ratios", uniform.Where(u => log.ContainsKey(u.Key)).Select(u => u.Value / log[u.Key]));
    }

    private static Dictionary<string, double> Fewest(Rows rows) => rows.By("seed").ToDictionary(s => s.Value, s => s.Rows.Numbers("bits").Min(), StringComparer.Ordinal);

    // Log at ρ = 0.125 beside uniform at as many bits a scalar, interpolated in ln between the steps on both sides.
    private static Quantity AtEqualBits(Rows values, string expression, string name)
    {
        var log = values.Where("links.quantizer", "log").Where("links.rho", "0.125");
        var curves = values.Where("links.quantizer", "uniform").By("seed").ToDictionary(s => s.Value, s => s.Rows.Numbers("bits/messages").Zip(s.Rows.Numbers(expression)).OrderBy(p => p.First).ToArray(), StringComparer.Ordinal);
        var ratios = log.By("seed").Select(s => Interpolation.Logarithmic(curves[s.Value], s.Rows.Numbers("bits/messages")[0]) / s.Rows.Numbers(expression)[0]);
        return log.Median($"{name} on values, uniform over log (ρ = 0.125) at equal bits a scalar", "median of paired ratios", ratios);
    }
}
