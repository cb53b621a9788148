using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Claims.Judging;
using CoOpt.Gpu.Figures.Reports.Pages;

namespace CoOpt.Gpu.Claims.Reports;

/// <summary>The judgements as a page.</summary>
public static class ClaimsPage
{
    private static readonly ImmutableArray<TableHead> Heads = ["quantity", "statistic", new("estimate", true), new("95 %", true), new("n", true), "spec"];

    /// <summary>The page.</summary>
    /// <param name="judgements">The judgements in order.</param>
    /// <param name="isQuick">Whether the runs are the quick forms.</param>
    /// <param name="results">The way from the page to the folder of results, which holds the figures; with forward slashes.</param>
    public static Page Of(ImmutableArray<Judgement> judgements, bool isQuick, string results)
    {
        var counts = judgements.GroupBy(j => j.Finding.Verdict).OrderBy(g => g.Key).Select(g => $"{g.Count().ToString(CultureInfo.InvariantCulture)} {VerdictName.Of(g.Key)}");
        ImmutableArray<Block> lead =
        [
            new ParagraphBlock(
                "What arXiv 2510.25176 claims, as public summaries of it tell, each claim tested on this implementation, whose choices where the paper is silent are its own. ",
                isQuick ? "Quick form: the same questions with fewer instances." : "Full form."),
            new ParagraphBlock(Inline.Strong(string.Join(", ", counts) + ".")),
            new TableBlock("", ["claim", "statement", "verdict"], [.. judgements.Select(j => (ImmutableArray<Inline>)[Inline.To($"#{Anchor(j)}", j.Claim.Id), j.Claim.Statement, VerdictName.Of(j.Finding.Verdict)])]),
            new ParagraphBlock("Medians and means have 95 % percentile bootstrap intervals (2,000 resamples), shares Wilson's; extremes have none. Instances that share a seed count as one draw. Paired: instances that share graph, data and start. Every number is also in ",
                Inline.To("evidence.csv", "evidence.csv"), " with the full hash of its run's plan."),
        ];
        return new Page("The claims, one by one", lead, [.. judgements.Select(j => Section(j, results))]) { Kind = "Claims report" };
    }

    private static Section Section(Judgement judgement, string results)
    {
        var (claim, finding) = judgement;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new ParagraphBlock("Claim: ", claim.Statement));
        blocks.Add(new ParagraphBlock("Rule: ", claim.Rule));
        blocks.Add(new ParagraphBlock(Inline.Strong($"Verdict: {VerdictName.Of(finding.Verdict)}."), " ", finding.Reason));
        if (!finding.Quantities.IsEmpty)
        {
            blocks.Add(new TableBlock("", Heads, [.. finding.Quantities.Select(Row)]));
        }

        if (!claim.Figures.IsEmpty)
        {
            blocks.Add(new ParagraphBlock(["Figures: ", .. claim.Figures.SelectMany((f, k) => (Inline[])[k == 0 ? "" : ", ", Inline.To($"{results}/{f}.svg", f.Split('/')[^1])]), "."]));
        }

        return new Section(Anchor(judgement), $"{claim.Id} {VerdictName.Of(finding.Verdict)}", blocks.ToImmutable());
    }

    // As Markdown's readers make it from the heading.
    private static string Anchor(Judgement judgement) => $"{judgement.Claim.Id}-{VerdictName.Of(judgement.Finding.Verdict).Replace(' ', '-')}".ToLowerInvariant();

    private static ImmutableArray<Inline> Row(Quantity quantity) =>
    [
        quantity.Name, quantity.Statistic, Shown(quantity.Estimate), double.IsNaN(quantity.Lower) ? "" : $"{Shown(quantity.Lower)} … {Shown(quantity.Upper)}",
        NumberShown.Of((long)quantity.Count), $"{quantity.Spec} ({quantity.Plan[..8]})",
    ];

    private static string Shown(double value) => double.IsNaN(value) ? "–" : value.ToString("g4", CultureInfo.InvariantCulture);
}
