using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>Statistics of expressions over the rows of a table, by groups of equal values in some columns. Groups stand in the order in which they first occur.</summary>
/// <param name="By">The grouping columns; none makes one group of all rows.</param>
/// <param name="Groups">One entry per group and expression.</param>
public sealed record TableSummary(ImmutableArray<string> By, ImmutableArray<GroupSummary> Groups)
{
    /// <summary>
    /// Reads the table at <paramref name="path"/> and summarises it; with a pairing, what the numbers are beside their partners', reference rows left out; with a choice, of the chosen rows alone. Rows for which an expression of
    /// <paramref name="where"/> is 0 or empty are left out before all else.
    /// </summary>
    /// <exception cref="TableFormatException">The table is malformed or lacks a column, or no row is a reference row or meets the conditions.</exception>
    /// <exception cref="Files.ResultFileException">The file cannot be read.</exception>
    public static TableSummary Read(string path, ImmutableArray<string> by, ImmutableArray<string> expressions, RowPairing? pairing = null, RowChoice? choice = null, ImmutableArray<string> where = default)
    {
        using var table = TableReader.Open(path);
        foreach (var column in by)
        {
            table.Require(column);
        }

        var parsed = expressions.Select(e => RowExpression.Parse(e, table)).ToList();
        string[] shared = [.. (pairing?.Shared(table) ?? []).Where(c => choice?.Along.Contains(c) != true)];
        var (compared, set) = choice is null ? (null, []) : (RowExpression.Parse(choice.Expression, table), choice.Shared(table));
        var chosen = new Dictionary<string, (int Row, double Number)>(StringComparer.Ordinal);
        var conditions = where.IsDefault ? [] : where.Select(e => RowExpression.Parse(e, table)).ToArray();
        var rows = new List<(ImmutableArray<string> Group, bool IsReference, string Partner, double[] Values)>();
        while (table.Read())
        {
            if (conditions.Any(c => c.Of(table) is 0 or double.NaN))
            {
                continue;
            }

            if (choice is not null && compared!.Of(table) is var number && !double.IsNaN(number) && Key(set.Select(c => table.Row.Text(c))) is var key
                && (!chosen.TryGetValue(key, out var kept) || choice.IsBetter(number, kept.Number)))
            {
                chosen[key] = (rows.Count, number);
            }

            rows.Add(([.. by.Select(c => table.Row.Text(c))], pairing?.IsReference(table) == true, Key(shared.Select(c => table.Row.Text(c))), [.. parsed.Select(e => e.Of(table))]));
        }

        if (rows.Count == 0 && conditions.Length > 0)
        {
            throw new TableFormatException($"{path}: no row is left by {string.Join(", ", where)}");
        }

        if (choice is not null)
        {
            rows = [.. chosen.Values.Select(c => c.Row).Order().Select(k => rows[k])];
        }

        var partners = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.IsReference))
        {
            partners[row.Partner] = row.Values;
        }

        if (pairing is not null && partners.Count == 0)
        {
            throw new TableFormatException($"{path}: no row has {string.Join(", ", pairing.Reference.Select(r => $"{r.Column}={r.Value}"))}");
        }

        return new TableSummary(by, [.. rows.Where(r => !r.IsReference).GroupBy(r => Key(r.Group)).SelectMany(g => parsed.Select((e, k) =>
            new GroupSummary(g.First().Group, Name(e.Text), new SampleStatistics(g.Select(r => Value(r.Partner, r.Values, k))))))]);

        string Name(string expression)
        {
            var name = choice?.Name(expression) ?? expression;
            return pairing?.Name(name) ?? name;
        }

        double Value(string partner, double[] values, int k) =>
            pairing is null ? values[k] : partners.TryGetValue(partner, out var other) ? pairing.Compare(values[k], other[k]) : double.NaN;
    }

    /// <summary>The summary as a Markdown table, numbers to four significant digits.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        string[] header = [.. By, "of", "n", "mean ± 95 %", "median [95 %]", "quartiles", "min … max"];
        text.Append("| ").AppendJoin(" | ", header).Append(" |\n|").Append(string.Concat(Enumerable.Repeat("---|", header.Length))).Append('\n');
        foreach (var row in Groups)
        {
            var s = row.Statistics;
            var q = s.Quantiles;
            string[] cells =
            [
                .. row.Group, row.Expression, s.Empty == 0 ? $"{s.Count}" : $"{s.Count} (+{s.Empty} empty)",
                double.IsNaN(s.HalfWidth) ? Short(s.Mean) : $"{Short(s.Mean)} ± {Short(s.HalfWidth)}",
                double.IsNaN(s.MedianInterval.Lower) ? Short(q[2]) : $"{Short(q[2])} [{Short(s.MedianInterval.Lower)}, {Short(s.MedianInterval.Upper)}]",
                $"{Short(q[1])} … {Short(q[3])}", $"{Short(q[0])} … {Short(q[4])}",
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");
        }

        return text.ToString();

        static string Cell(string text) => PlainText.Line(text).Replace("|", "\\|", StringComparison.Ordinal);

        static string Short(double value) => double.IsNaN(value) ? "" : value.ToString("g4", CultureInfo.InvariantCulture);
    }

    // A text cell holds no NUL, so joined keys are equal only if all parts are.
    private static string Key(IEnumerable<string> parts) => string.Join('\0', parts);
}
