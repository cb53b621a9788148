using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>C6: the sector of the logarithmic quantiser, 1 ∓ ρ²/4.</summary>
internal sealed class SectorOnTheWire : Claim
{
    private const string Spec = "08-quantisation/sector.yaml";
    private const string Usual = "0.125";

    // Two exponentials of arguments of some ten, and a quotient, each to rounding.
    private const double Rounding = 1e-12;

    public override int Number => 6;

    public override string Statement => "The logarithmic quantiser stays in the sector 1 − ρ²/4 ≤ q(v)/v ≤ 1 + ρ²/4.";

    public override string Rule =>
        "Over every message v ≠ 0 that was looked at, levels rounded to the nearest: holds if no instance leaves the sector; under a condition if none does for some ρ; does not hold if some do for every ρ.";

    public override ImmutableArray<string> Specs => [Spec];

    public override ImmutableArray<string> Figures => ["quantisation/sector/figures/sector", "quantisation/sector/figures/levels"];

    public override Finding Judge(RunSet runs)
    {
        var all = runs[Spec].Where("links.rounding", "nearest");
        var clean = all.By("links.rho").Where(g => g.Rows.Count > 0 && !Leaves(g.Rows, Printed).Any(l => l)).Select(g => $"ρ = {g.Value}").ToList();
        var printed = Share(all, "share of the instances that leave 1 ∓ ρ²/4", Printed);
        var usual = all.Where("links.rho", Usual);
        ImmutableArray<Quantity> evidence =
        [
            printed,
            Share(all, "share of the instances that leave 1 ∓ ρ/2", rho => (1 - (rho / 2), 1 + (rho / 2))),
            Share(all, "share of the instances that leave e^{∓ρ/2} by more than rounding", rho => (Math.Exp(-rho / 2) - Rounding, Math.Exp(rho / 2) + Rounding)),
            usual.Least($"least q(v)/v, ρ = {Usual} (e^(−ρ/2) = 0.9394, 1 − ρ²/4 = 0.9961)", "sector_least"),
            usual.Greatest($"greatest q(v)/v, ρ = {Usual} (e^(ρ/2) = 1.0645, 1 + ρ²/4 = 1.0039)", "sector_greatest"),
        ];
        return clean.Count == 0
            ? new Finding(Verdict.DoesNotHold, "Messages leave 1 ∓ ρ²/4 for every ρ: half a level is a factor of e^{∓ρ/2}, which is 1 ∓ ρ/2 to first order. The exact sector e^{−ρ/2} … e^{ρ/2} is used in full.", evidence)
            : new Finding(printed.Estimate == 0 ? Verdict.Holds : Verdict.HoldsUnder, printed.Estimate == 0 ? "No message left it." : $"No message left it with {string.Join(", ", clean)}.", evidence);
    }

    private static (double Least, double Greatest) Printed(double rho) => (1 - (rho * rho / 4), 1 + (rho * rho / 4));

    private static Quantity Share(Rows rows, string name, Func<double, (double Least, double Greatest)> sector) =>
        rows.Share(name, [.. Leaves(rows, sector).Select(l => l ? 1.0 : 0)], v => v != 0);

    private static IEnumerable<bool> Leaves(Rows rows, Func<double, (double Least, double Greatest)> sector) =>
        rows.Numbers("rho").Zip(rows.Numbers("sector_least"), rows.Numbers("sector_greatest")).Select(r => r.Second < sector(r.First).Least || r.Third > sector(r.First).Greatest);
}
