using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>Checks a samples file against the settings that name its columns.</summary>
internal static class SampleTable
{
    private const int MaximumClasses = 1000;

    public static void Check(CsvTable table, string label, string? node, LossKind loss, int nodes, CheckContext c)
    {
        if (!Has(table, label, "problem.learning.data.label", c) || (node is not null && !Has(table, node, "problem.learning.data.node", c)))
        {
            return;
        }

        if (table.Header.Length < (node is null ? 2 : 3))
        {
            c.Bag.Add(DiagnosticCatalogue.Columns, "no column is left for the features", table.PlaceOfHeader());
            return;
        }

        if (node is not null && TableCheck.Whole(table, node, nodes - 1, c.Bag, "nodes are numbered from 0"))
        {
            CheckOwners(table, table.IndexOf(node), nodes, c.Bag);
        }

        var column = table.IndexOf(label);
        for (var r = 0; r < table.Rows; r++)
        {
            var value = table[r, column];
            var fits = loss switch
            {
                LossKind.LeastSquares => true,
                LossKind.Softmax => value >= 0 && value < MaximumClasses && value == Math.Floor(value),
                _ => value is -1 or 1,
            };
            if (!fits)
            {
                var expected = loss == LossKind.Softmax ? FormattableString.Invariant($"a class 0, 1, … below {MaximumClasses}") : "-1 or 1";
                c.Bag.Add(DiagnosticCatalogue.Cell, FormattableString.Invariant($"a label must be {expected}, got {value:R}"), table.PlaceOf(r, column));
                return;
            }
        }
    }

    private static void CheckOwners(CsvTable table, int column, int nodes, DiagnosticBag bag)
    {
        var seen = new bool[nodes];
        for (var r = 0; r < table.Rows; r++)
        {
            seen[(int)table[r, column]] = true;
        }

        if (Array.IndexOf(seen, false) is var missing && missing >= 0)
        {
            bag.Add(
                DiagnosticCatalogue.TooFewSamples,
                FormattableString.Invariant($"node {missing} has no row; each of the {nodes} nodes needs one"),
                table.PlaceOfHeader(column));
        }
    }

    private static bool Has(CsvTable table, string name, string path, CheckContext c)
    {
        if (table.IndexOf(name) >= 0)
        {
            return true;
        }

        c.Report(DiagnosticCatalogue.Columns, $"{path}: the file has no column {name}{NearestName.Hint(name, table.Header)}", path);
        return false;
    }
}
