using System.Collections.Immutable;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Verification;

/// <summary>Finds where two tables of a run differ.</summary>
public static class TableComparison
{
    private static readonly ImmutableArray<string> Keys = ["instance", "step", "node"];

    /// <summary>The first cell in which <paramref name="now"/> differs from <paramref name="recorded"/>; null where every cell is the same.</summary>
    /// <exception cref="TableFormatException">A table is malformed.</exception>
    /// <exception cref="Files.ResultFileException">A table cannot be read.</exception>
    public static CellDifference? First(TableReader recorded, TableReader now)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(now);
        if (!recorded.Header.AsSpan().SequenceEqual(now.Header.AsSpan()))
        {
            return new CellDifference(1, "", "", Joined(recorded.Header), Joined(now.Header));
        }

        while (true)
        {
            var (isRecorded, isNow) = (recorded.Read(), now.Read());
            if (!isRecorded && !isNow)
            {
                return null;
            }

            if (!isRecorded || !isNow)
            {
                var more = isRecorded ? recorded : now;
                return new CellDifference(more.Line, KeyOf(more), "", isRecorded ? "this row" : "no such row", isNow ? "there is this row" : "there is no such row");
            }

            if (Row(recorded, now) is [var first, ..])
            {
                return first with { Line = recorded.Line };
            }
        }
    }

    /// <summary>The cells in which the current rows of two tables with the same columns differ.</summary>
    public static ImmutableArray<CellDifference> Row(TableReader recorded, TableReader now)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(now);
        var differences = ImmutableArray.CreateBuilder<CellDifference>();
        foreach (var column in recorded.Header)
        {
            var (was, become) = (recorded.Row.Text(column), now.Has(column) ? now.Row.Text(column) : "");
            if (was != become)
            {
                differences.Add(new CellDifference(0, KeyOf(recorded), column, was, become));
            }
        }

        return differences.ToImmutable();
    }

    private static string KeyOf(TableReader table)
    {
        var row = table.Row;
        var parts = new List<string>();
        foreach (var key in Keys)
        {
            if (table.Has(key))
            {
                parts.Add($"{key} {row.Text(key)}");
            }
        }

        return string.Join(", ", parts);
    }

    private static string Joined(ImmutableArray<string> header) => $"the header {string.Join(',', header)}";
}
