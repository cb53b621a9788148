using System.Collections.Immutable;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Files;

/// <summary>Checks that several kinds of tables share.</summary>
internal static class TableCheck
{
    /// <summary>Whether all required columns are there and no other than the optional ones; problems are reported.</summary>
    public static bool Columns(CsvTable table, string what, ImmutableArray<string> required, ImmutableArray<string> optional, DiagnosticBag bag)
    {
        var fine = true;
        var known = required.AddRange(optional).ToHashSet(StringComparer.Ordinal);
        for (var c = 0; c < table.Header.Length && !bag.IsFull; c++)
        {
            if (!known.Contains(table.Header[c]))
            {
                bag.Add(
                    DiagnosticCatalogue.Columns,
                    $"{what} has no column {table.Header[c]}{NearestName.Hint(table.Header[c], known)}; it has {Listed(required)}{Brackets(optional)}",
                    table.PlaceOfHeader(c));
                fine = false;
            }
        }

        // A column with a wrong name is a missing one as well; one message is enough.
        foreach (var name in required.Where(n => fine && table.IndexOf(n) < 0))
        {
            bag.Add(DiagnosticCatalogue.Columns, $"{what} needs a column {name}; it has {Listed(required)}{Brackets(optional)}", table.PlaceOfHeader());
            fine = false;
        }

        return fine;
    }

    /// <summary>Whether a column, if there, holds whole numbers from 0 to <paramref name="maximum"/>; the first that is not is reported.</summary>
    public static bool Whole(CsvTable table, string name, int maximum, DiagnosticBag bag, string? why = null)
    {
        var c = table.IndexOf(name);
        for (var r = 0; c >= 0 && r < table.Rows; r++)
        {
            if (table[r, c] is var value && (value < 0 || value > maximum || value != Math.Floor(value)))
            {
                var note = why is null ? "" : $" ({why})";
                bag.Add(
                    DiagnosticCatalogue.Cell,
                    FormattableString.Invariant($"{name} must be a whole number in [0, {maximum}], got {value:R}{note}"),
                    table.PlaceOf(r, c));
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the column <c>node</c> names each node exactly once; problems are reported.</summary>
    public static bool OneRowANode(CsvTable table, int nodes, DiagnosticBag bag)
    {
        if (!Whole(table, "node", nodes - 1, bag, "nodes are numbered from 0"))
        {
            return false;
        }

        var c = table.IndexOf("node");
        var seen = new bool[nodes];
        for (var r = 0; r < table.Rows; r++)
        {
            var node = (int)table[r, c];
            if (seen[node])
            {
                bag.Add(DiagnosticCatalogue.Rows, FormattableString.Invariant($"node {node} has a second row; give each node one"), table.PlaceOf(r, c));
                return false;
            }

            seen[node] = true;
        }

        if (Array.IndexOf(seen, false) is var missing && missing >= 0)
        {
            bag.Add(
                DiagnosticCatalogue.Rows,
                FormattableString.Invariant($"node {missing} has no row; the file has {table.Rows} rows for problem.nodes = {nodes}"),
                table.PlaceOfHeader());
            return false;
        }

        return true;
    }

    /// <summary>For each node its row.</summary>
    public static int[] RowsByNode(CsvTable table)
    {
        var c = table.IndexOf("node");
        var rows = new int[table.Rows];
        for (var r = 0; r < table.Rows; r++)
        {
            rows[(int)table[r, c]] = r;
        }

        return rows;
    }

    private static string Listed(ImmutableArray<string> names)
    {
        const int Most = 20;
        return names.Length <= Most ? string.Join(",", names) : $"{string.Join(",", names.Take(Most))},…";
    }

    private static string Brackets(ImmutableArray<string> optional) => string.Concat(optional.Select(o => $"[,{o}]"));
}
