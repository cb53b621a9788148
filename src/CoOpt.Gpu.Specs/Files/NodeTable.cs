using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Files;

/// <summary>A nodes file: node,capacity,workload,lower,upper in absolute units; the box may be left out under box: none.</summary>
internal static class NodeTable
{
    private static readonly ImmutableArray<string> Required = ["node", "capacity", "workload"];
    private static readonly ImmutableArray<string> Box = ["lower", "upper"];

    public static void Check(CsvTable table, int nodes, bool hasBox, DiagnosticBag bag)
    {
        var required = hasBox ? Required.AddRange(Box) : Required;
        if (!TableCheck.Columns(table, "a nodes file", required, hasBox ? [] : Box, bag) || !TableCheck.OneRowANode(table, nodes, bag))
        {
            return;
        }

        var (capacity, lower, upper) = (table.IndexOf("capacity"), table.IndexOf("lower"), table.IndexOf("upper"));
        for (var r = 0; r < table.Rows; r++)
        {
            if (!(table[r, capacity] > 0))
            {
                bag.Add(DiagnosticCatalogue.Cell, FormattableString.Invariant($"capacity must be above 0, got {table[r, capacity]:R}"), table.PlaceOf(r, capacity));
            }

            if (hasBox && !(table[r, lower] < table[r, upper]))
            {
                bag.Add(
                    DiagnosticCatalogue.EmptyBox,
                    FormattableString.Invariant($"lower must be below upper, got {table[r, lower]:R} and {table[r, upper]:R}"),
                    table.PlaceOf(r, lower));
            }
        }
    }

    public static CpuProblem Problem(CsvTable table, CpuSettings settings, int nodes)
    {
        var rows = TableCheck.RowsByNode(table);
        var hasBox = settings.PenaltyForm != PenaltyForm.None;
        ImmutableArray<double> Column(string name) => [.. rows.Select(r => table[r, table.IndexOf(name)])];
        return new CpuProblem
        {
            Capacity = Column("capacity"),
            Workload = Column("workload"),
            Lower = hasBox ? Column("lower") : [.. Enumerable.Repeat(double.NegativeInfinity, nodes)],
            Upper = hasBox ? Column("upper") : [.. Enumerable.Repeat(double.PositiveInfinity, nodes)],
            Demand = settings.DemandTotal!.Value,
            Penalty = settings.PenaltyForm,
            PenaltyWeight = settings.Penalty,
            Sigma = settings.Sigma,
        };
    }
}
