using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>Statistics of expressions over the rows of a table, by groups of equal values in some columns. Groups stand in the order in which they first occur.</summary>
/// <param name="By">The grouping columns; none makes one group of all rows.</param>
/// <param name="Groups">One entry per group and expression.</param>
public sealed record TableSummary(ImmutableArray<string> By, ImmutableArray<GroupSummary> Groups)
{
    /// <summary>Reads the table at <paramref name="path"/> and summarises it.</summary>
    /// <exception cref="TableFormatException">The table is malformed or lacks a column.</exception>
    /// <exception cref="Files.ResultFileException">The file cannot be read.</exception>
    public static TableSummary Read(string path, ImmutableArray<string> by, ImmutableArray<string> expressions)
    {
        using var table = TableReader.Open(path);
        foreach (var column in by)
        {
            table.Require(column);
        }

        var parsed = expressions.Select(e => RowExpression.Parse(e, table)).ToList();
        var order = new List<(ImmutableArray<string> Group, List<double>[] Values)>();
        var known = new Dictionary<string, List<double>[]>(StringComparer.Ordinal);
        while (table.Read())
        {
            var group = ImmutableArray.CreateBuilder<string>(by.Length);
            foreach (var column in by)
            {
                group.Add(table.Row.Text(column));
            }

            // A text cell holds no NUL, so joined keys are equal only if all parts are.
            var key = string.Join('\0', group);
            if (!known.TryGetValue(key, out var values))
            {
                values = [.. parsed.Select(_ => new List<double>())];
                known.Add(key, values);
                order.Add((group.ToImmutable(), values));
            }

            for (var k = 0; k < parsed.Count; k++)
            {
                values[k].Add(parsed[k].Of(table));
            }
        }

        return new TableSummary(by, [.. order.SelectMany(g => parsed.Select((e, k) => new GroupSummary(g.Group, e.Text, new SampleStatistics(g.Values[k]))))]);
    }

    /// <summary>The summary as a Markdown table, numbers to four significant digits.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        string[] header = [.. By, "of", "n", "mean ± 95 %", "median", "quartiles", "min … max"];
        text.Append("| ").AppendJoin(" | ", header).Append(" |\n|").Append(string.Concat(Enumerable.Repeat("---|", header.Length))).Append('\n');
        foreach (var row in Groups)
        {
            var s = row.Statistics;
            var q = s.Quantiles;
            string[] cells =
            [
                .. row.Group, row.Expression, s.Empty == 0 ? $"{s.Count}" : $"{s.Count} (+{s.Empty} empty)",
                double.IsNaN(s.HalfWidth) ? Short(s.Mean) : $"{Short(s.Mean)} ± {Short(s.HalfWidth)}",
                Short(q[2]), $"{Short(q[1])} … {Short(q[3])}", $"{Short(q[0])} … {Short(q[4])}",
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }

        return text.ToString();

        static string Short(double value) => double.IsNaN(value) ? "" : value.ToString("g4", CultureInfo.InvariantCulture);
    }
}
