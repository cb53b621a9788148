using System.Collections.Immutable;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>Outcomes in words.</summary>
internal static class OutcomeText
{
    private static readonly (string Outcome, string Phrase)[] Known =
    [
        ("converged", "reached the stopping gap"),
        ("stopped", "ended by their own stopping rule"),
        ("stalled", "came to rest short of the stopping gap"),
        ("step-limit", "were still moving at the step limit"),
        ("running", "were still running"),
        ("diverged", "diverged"),
        ("non-finite", "lost finiteness"),
    ];

    /// <summary>What instances with the outcome did.</summary>
    public static string Phrase(string outcome) => Array.Find(Known, k => k.Outcome == outcome).Phrase ?? $"ended as {outcome}";

    /// <summary>The outcomes there are, from the best to the worst, with how often they came.</summary>
    public static ImmutableArray<(string Outcome, long Count)> Counts(IEnumerable<string> outcomes) =>
        [.. outcomes.CountBy(o => o, StringComparer.Ordinal).OrderBy(p => OutcomeNames.BestToWorst.IndexOf(p.Key) is >= 0 and var rank ? rank : OutcomeNames.BestToWorst.Length).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, (long)p.Value))];
}
