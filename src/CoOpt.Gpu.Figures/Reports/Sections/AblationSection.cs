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
            "How much each axis accounts for by itself: the share η² of the variance of log₁₀ of each metric that lies between the points of the axis. 0 is nothing, 1 is all; what is missing to 1 in a column is owed to the axes acting together. The row of the seed says how much is the luck of the draw.",
            ["axis", new("points", true), .. metrics.Select(m => new TableHead(m.Label, true))],
            [.. facts.Factors.Select(f => (ImmutableArray<Inline>)[Inline.Code(f.Name), NumberShown.Of((long)f.Count), .. metrics.Select(m => (Inline)Share(Effects.CorrelationRatio(facts, f, m)))])]);
    }

    private static string Share(double share) => double.IsNaN(share) ? "–" : NumberShown.Of(Math.Round(share, 3));
}
