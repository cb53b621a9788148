using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Audits;

/// <summary>Faster per time, per step and per bit, at a fixed gain and at half the bound.</summary>
internal static class Senses
{
    private static readonly ImmutableArray<(string Name, string Expression, bool MoreIsFaster)> Kinds =
        [("rate per time", "rate", true), ("steps to 1e-6", "steps_to_tolerance", false), ("bits to 1e-8", "bits", false)];

    /// <summary>The ratios of each sense at each gain of the rows.</summary>
    public static ImmutableArray<(Sense Sense, ImmutableArray<Quantity> Ratios)> Of(Rows rows, Func<Rows, Sense, ImmutableArray<Quantity>> ratios) =>
    [
        .. rows.By("method.alpha").SelectMany(gain => Kinds.Select(kind =>
        {
            var sense = new Sense(kind.Name, kind.Expression, kind.MoreIsFaster, $"α = {gain.Value}");

            // Of instances that stopped short the bits are those sent, not those to a residual.
            return (sense, ratios(kind.Expression == "bits" ? gain.Rows.Where("outcome", "converged") : gain.Rows, sense));
        })),
    ];

    /// <summary>Whether every ratio lies on the good side of 1 with its whole interval.</summary>
    public static bool Wins(Sense sense, ImmutableArray<Quantity> ratios) => ratios.All(q => sense.MoreIsFaster ? q.Lower > 1 : q.Upper < 1);

    /// <summary>Holds if every sense wins, under a condition if some do.</summary>
    public static Finding Finding(ImmutableArray<(Sense Sense, ImmutableArray<Quantity> Ratios)> senses, string what, string why)
    {
        var (won, lost) = (Names(senses.Where(s => Wins(s.Sense, s.Ratios))), Names(senses.Where(s => !Wins(s.Sense, s.Ratios))));
        return new Finding(
            lost.Length == 0 ? Verdict.Holds : won.Length > 0 ? Verdict.HoldsUnder : Verdict.DoesNotHold,
            (won.Length > 0 ? $"{what} in {won}" : "It is so in none of the senses") + (lost.Length > 0 && won.Length > 0 ? $", not in {lost}. " : ". ") + why,
            [.. senses.SelectMany(s => s.Ratios)]);
    }

    private static string Names(IEnumerable<(Sense Sense, ImmutableArray<Quantity> Ratios)> senses) => string.Join("; ", senses.Select(s => $"{s.Sense.Name} at {s.Sense.Gain}"));
}
