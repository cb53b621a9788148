using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Storms.Reports;

/// <summary>Rows as CSV.</summary>
public static class StormTable
{
    /// <summary>The header.</summary>
    public const string Header = "requirement,what,form,seed,count,failures,seconds,note";

    /// <summary>The table.</summary>
    public static string Csv(IEnumerable<StormRow> rows)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var r in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{r.Requirement},{Cell(r.What)},{r.Form},{r.Seed},{r.Count},{r.Failures},{r.Seconds:0.0},{Cell(r.Note)}\n");
        }

        return text.ToString();
    }

    /// <summary>One row in words.</summary>
    public static string Line(StormRow r) =>
        string.Create(CultureInfo.InvariantCulture, $"{r.Requirement} {r.What}: {r.Count} cases, {r.Failures} failed, {r.Seconds:0.0} s{(r.Note.Length > 0 ? $" ({r.Note})" : "")}");

    private static string Cell(string text) => text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
