using System.Text;

namespace CoOpt.Gpu.Fuzz.Reporting;

/// <summary>Results as text and as a row of CSV.</summary>
internal static class CampaignText
{
    /// <summary>The columns of <see cref="Row"/>.</summary>
    public const string Header = "parser,seed,executions,distinct_outcomes,findings,slowest_s,slowest_index,most_bytes,most_bytes_index,resident_bytes,executions_per_s";

    /// <summary>One row.</summary>
    public static string Row(CampaignResult result)
    {
        var t = result.Total;
        return FormattableString.Invariant(
            $"{result.Parser},{result.Seed},{t.Executions},{t.Outcomes.Count},{t.Findings.Count},{t.Slowest:F4},{t.SlowestIndex},{t.MostBytes},{t.MostBytesIndex},{t.Resident},{t.Executions / result.Seconds:F0}");
    }

    /// <summary>A few lines for people.</summary>
    public static string Lines(CampaignResult result, bool all)
    {
        const int Most = 12;
        var t = result.Total;
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant(
            $"{result.Parser}: {t.Executions} inputs, {t.Outcomes.Count} outcomes, {t.Findings.Count} findings; slowest {t.Slowest:F3} s (input {t.SlowestIndex}), most memory {t.MostBytes / 1e6:F1} MB (input {t.MostBytesIndex}), resident {t.Resident / 1e6:F0} MB; {t.Executions / result.Seconds:F0} inputs/s\n"));
        foreach (var (outcome, count) in t.Outcomes.OrderByDescending(o => o.Value).Take(all ? int.MaxValue : Most))
        {
            text.Append(FormattableString.Invariant($"  {count,9}  {outcome}\n"));
        }

        // Of findings that say the same, the first one.
        foreach (var alike in t.Findings.OrderBy(f => f.Index).GroupBy(f => string.Concat(f.What.Take(90).Where(c => !char.IsAsciiDigit(c)))).Take(50))
        {
            text.Append(FormattableString.Invariant($"  FINDING {result.Parser} {result.Seed} {alike.First().Index} ({alike.Count()}×): {alike.First().What}\n"));
        }

        return text.ToString();
    }
}
