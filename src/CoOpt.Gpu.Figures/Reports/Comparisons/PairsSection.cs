using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Figures.Reports.Sections;

namespace CoOpt.Gpu.Figures.Reports.Comparisons;

/// <summary>One run against the first, pair by pair.</summary>
internal static class PairsSection
{
    private const int Shown = 10;

    /// <param name="pairs">The pairs.</param>
    /// <param name="metrics">The metrics over them.</param>
    /// <param name="names">The two runs' names.</param>
    /// <param name="number">Number of the second run, from 2.</param>
    public static Section Of(RunPairs pairs, ImmutableArray<PairedMetric> metrics, (string First, string Second) names, int number)
    {
        var title = $"{names.Second} against {names.First}";
        var id = string.Create(CultureInfo.InvariantCulture, $"pairs-{number}");
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new ParagraphBlock(Pairing(pairs, names)));
        if (pairs.Rows.IsEmpty)
        {
            return new Section(id, title, blocks.ToImmutable());
        }

        blocks.Add(new TableBlock(
            $"{names.Second} over {names.First}: the median of the ratios with its interval between order statistics, of at least 95\u00a0%; then how often the value is lower and higher. Pairs in which a value is missing or not positive are left out.{(pairs.Rows.Any(p => pairs.First.HasDiverged(p.First) || pairs.Second.HasDiverged(p.Second)) ? " Diverged instances count with their last point before divergence." : "")}",
            ["metric", new("pairs", true), new("median ratio", true), new("interval", true), new("lower", true), new("higher", true)],
            [.. metrics.Select(m => Row(m.Metric.Label, NumberShown.Of((long)m.Pairs.Length), NumberShown.Of(m.Ratio.Value), Interval(m.Ratio), Part(m.Lower, m.Pairs.Length), Part(m.Higher, m.Pairs.Length)))]));
        blocks.Add(Outcomes(pairs, names));
        var drawn = metrics.Where(m => m.Metric.Slug is "rate" or "cost-gap" or "distance" or "bits" && m.Pairs.Length > 1).ToArray();
        if (drawn.Length > 0)
        {
            blocks.Add(new FiguresBlock([.. drawn.Select(m => PairFigures.Scatter(pairs, m, names, number))]));
        }

        if (metrics.FirstOrDefault(m => m.Metric.Slug == "distance" && m.Pairs.Any(p => p.A != p.B)) is { } distance)
        {
            blocks.Add(new TableBlock(
                $"Where the distance to the optimum changed most: an instance of {names.First}, and its partner of {names.Second}.",
                [new("instance", true), new("distance", true), new("partner", true), new("its distance", true), new("ratio", true), "run both again"],
                [.. distance.Pairs.Where(p => p.A != p.B).OrderByDescending(p => Math.Abs(Math.Log(p.B / p.A))).Take(Shown).Select(p => Row(
                    Instance(pairs.First, p.First), NumberShown.Of(p.A), Instance(pairs.Second, p.Second), NumberShown.Of(p.B), NumberShown.Of(p.B / p.A),
                    Inline.Code($"{InstanceTable.Command(pairs.First, pairs.First.Instances[p.First])}; {InstanceTable.Command(pairs.Second, pairs.Second.Instances[p.Second])}")))]));
        }

        return new Section(id, title, blocks.ToImmutable());
    }

    private static string Pairing(RunPairs pairs, (string First, string Second) names)
    {
        var by = pairs.Keys.IsEmpty ? "The runs share no swept setting" : $"Paired by {string.Join(", ", pairs.Keys)}";
        var alone = pairs.Second.Rows - pairs.Rows.Length - pairs.Ambiguous;
        var used = pairs.Rows.Select(p => p.First).Distinct().Count();
        return $"{by}: {NumberShown.Counted(pairs.Rows.Length, "pair")} of {NumberShown.Counted(pairs.First.Rows, "instance")} of {names.First} and {NumberShown.Of((long)pairs.Second.Rows)} of {names.Second}."
            + (alone > 0 ? $" {NumberShown.Of((long)alone)} of {names.Second} have no partner." : "")
            + (pairs.Ambiguous > 0 ? $" {NumberShown.Of((long)pairs.Ambiguous)} of {names.Second} have several and are left out." : "")
            + (used < pairs.First.Rows ? $" {NumberShown.Of((long)(pairs.First.Rows - used))} of {names.First} are in no pair." : "");
    }

    private static TableBlock Outcomes(RunPairs pairs, (string First, string Second) names)
    {
        var (first, second) = (pairs.First.Outcomes, pairs.Second.Outcomes);
        var columns = OutcomeText.Counts(pairs.Rows.Select(p => second[p.Second])).Select(c => c.Outcome).ToArray();
        var counts = pairs.Rows.CountBy(p => (first[p.First], second[p.Second])).ToDictionary();
        return new TableBlock(
            $"Pairs by outcome: down {names.First}, across {names.Second}.",
            ["", .. columns.Select(c => new TableHead(c, true))],
            [.. OutcomeText.Counts(pairs.Rows.Select(p => first[p.First])).Select(r => (ImmutableArray<Inline>)[r.Outcome, .. columns.Select(c => (Inline)NumberShown.Of((long)counts.GetValueOrDefault((r.Outcome, c))))])]);
    }

    private static string Interval(Estimate ratio) => double.IsNaN(ratio.Lower) ? "–" : $"{NumberShown.Of(ratio.Lower)} … {NumberShown.Of(ratio.Upper)}";

    private static string Part(int part, int whole) => NumberShown.Percent(part, whole);

    private static string Instance(RunFacts facts, int row) => facts.Instances[row].ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<Inline> Row(params ReadOnlySpan<Inline> cells) => [.. cells];
}
