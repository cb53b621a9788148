using System.Collections.Immutable;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>Compares each row with its partner: the row that has the reference values in some columns and shares the values of all other swept columns (dotted names and seed), thus graphs, data and start.</summary>
/// <param name="Reference">The columns with their reference values.</param>
/// <param name="IsRatio">Whether a number is divided by the partner's; otherwise the partner's is subtracted.</param>
public sealed record RowPairing(ImmutableArray<(string Column, string Value)> Reference, bool IsRatio)
{
    /// <summary>Reads <c>column=value[,column=value]…</c>.</summary>
    /// <exception cref="TableFormatException">The text is of another form.</exception>
    public static RowPairing Parse(string text, bool isRatio)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([.. text.Split(',').Select(Part)], isRatio);

        (string, string) Part(string part) => part.Split('=') is [var column, var value] && column.Trim().Length > 0
            ? (column.Trim(), value.Trim())
            : throw new TableFormatException($"a reference is written column=value[,column=value], got {text}");
    }

    /// <summary>How the compared expression is named.</summary>
    public string Name(string expression) => $"{expression} {(IsRatio ? "/" : "−")} that of {string.Join(", ", Reference.Select(r => $"{r.Column}={r.Value}"))}";

    /// <summary>The columns that partners share.</summary>
    internal ImmutableArray<string> Shared(TableReader table)
    {
        foreach (var (column, _) in Reference)
        {
            table.Require(column);
        }

        return [.. table.Header.Where(c => (c.Contains('.', StringComparison.Ordinal) || c == "seed") && Reference.All(r => r.Column != c))];
    }

    /// <summary>Whether the current row is a reference row.</summary>
    internal bool IsReference(TableReader table) => Reference.All(r => table.Row.Text(r.Column) == r.Value);

    /// <summary>A number compared with its partner's.</summary>
    internal double Compare(double value, double partner) => IsRatio ? value / partner : value - partner;
}
