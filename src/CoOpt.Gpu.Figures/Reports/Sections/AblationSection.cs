using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;

namespace CoOpt.Gpu.Figures.Reports.Sections;

/// <summary>What each axis does, and what pairs of them do together.</summary>
internal static class AblationSection
{
    public static Section Of(RunFacts facts)
    {
        if (facts.Studied.IsEmpty)
        {
            return new Section("ablation", "Ablation", [new ParagraphBlock("No axis but the seed is swept, so there is nothing to compare within this run.")]);
        }

        return new Section("ablation", "Ablation", [.. Shares(facts)])
        {
            Parts = [.. facts.Studied.Select(f => FactorSection.Of(facts, f)), .. facts.Studied.Length > 1 ? (Section[])[PairSection.Of(facts)] : []],
        };
    }

    private static IEnumerable<Block> Shares(RunFacts facts)
    {
        var metrics = facts.Metrics.Where(m => !m.IsCensored).ToArray();
        if (metrics.Length == 0)
        {
            yield return new ParagraphBlock("No metric varies over the instances.");
            yield break;
        }

        yield return new TableBlock(
            "How much each axis accounts for by itself: the share η² of the variance of log₁₀ of each metric that lies between the points of the axis. 0 is nothing, 1 is all; what is missing to 1 in a column is owed to the axes acting together. The row of the seed says how much is the luck of the draw." + Unbalanced(facts, metrics),
            ["axis", new("points", true), .. metrics.Select(m => new TableHead(m.Label, true))],
            [.. facts.Factors.Select(f => (ImmutableArray<Inline>)[Inline.Code(f.Name), NumberShown.Of((long)f.Count), .. metrics.Select(m => (Inline)Share(Effects.CorrelationRatio(facts, f, m)))])]);
    }

    /// <summary>Shares add up only where each point of an axis meets all points of the others equally often.</summary>
    private static string Unbalanced(RunFacts facts, IEnumerable<Metric> metrics)
    {
        var partial = metrics.Select(m => (m.Label, Known: facts.Values(m.Expression).Count(v => v > 0 && double.IsFinite(v)))).Where(m => m.Known < facts.Rows).ToArray();
        return (partial.Length == 0 ? "" : $" A positive value is not there for all {NumberShown.Counted(facts.Rows, "instance")}: {string.Join("; ", partial.Select(p => $"{p.Label} for {NumberShown.Of((long)p.Known)}"))}.")
            + (partial.Length == 0 && facts.Rows == facts.Run.Plan.Sweep.Count ? "" : " Where instances are missing the shares of the axes overlap.");
    }

    private static string Share(double share) => double.IsNaN(share) ? "–" : NumberShown.Of(Math.Round(share, 3));
}
