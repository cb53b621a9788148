using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Files;

/// <summary>Start files: node,x and node,y0,y1,….</summary>
internal static class StartTable
{
    public static void CheckX(CsvTable table, int nodes, DiagnosticBag bag) =>
        _ = TableCheck.Columns(table, "a start file of x", ["node", "x"], [], bag) && TableCheck.OneRowANode(table, nodes, bag);

    /// <summary>The number of parameters is known only with the data; it is checked when the instance is made.</summary>
    public static void CheckY(CsvTable table, int nodes, DiagnosticBag bag)
    {
        var count = Math.Max(1, table.Header.Length - 1);
        _ = TableCheck.Columns(table, "a start file of y", ["node", .. Names(count)], [], bag) && TableCheck.OneRowANode(table, nodes, bag);
    }

    public static ImmutableArray<double> X(CsvTable table, int nodes)
    {
        var (rows, c) = (TableCheck.RowsByNode(table), table.IndexOf("x"));
        return [.. Enumerable.Range(0, nodes).Select(i => table[rows[i], c])];
    }

    /// <exception cref="SpecException">Another number of parameters.</exception>
    public static ImmutableArray<double> Y(CsvTable table, int nodes, int parameters)
    {
        if (table.Header.Length - 1 != parameters)
        {
            throw new SpecException(
                DiagnosticCatalogue.Columns, FormattableString.Invariant($"the file has {table.Header.Length - 1} columns y0, y1, …; the training problem has {parameters} parameters"), table.PlaceOfHeader());
        }

        var rows = TableCheck.RowsByNode(table);
        int[] columns = [.. Names(parameters).Select(table.IndexOf)];
        return [.. Enumerable.Range(0, nodes).SelectMany(i => columns.Select(c => table[rows[i], c]))];
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(k => FormattableString.Invariant($"y{k}"));
}
