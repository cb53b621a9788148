using System.Collections.Immutable;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Networks;

namespace CoOpt.Gpu.Specs.Files;

/// <summary>An edges file: source,target[,weight][,graph].</summary>
internal static class EdgeTable
{
    private static readonly ImmutableArray<string> Required = ["source", "target"];
    private static readonly ImmutableArray<string> Optional = ["weight", "graph"];
    private const int MaximumGraphs = 10_000;

    /// <summary>The number of graphs: one more than the largest number in the column graph.</summary>
    public static int Graphs(CsvTable table)
    {
        var column = table.IndexOf("graph");
        return column < 0 ? 1 : 1 + (int)Enumerable.Range(0, table.Rows).Max(r => table[r, column]);
    }

    /// <summary>Reports what does not fit any number of nodes.</summary>
    public static bool CheckColumns(CsvTable table, DiagnosticBag bag) =>
        TableCheck.Columns(table, "an edges file", Required, Optional, bag) && TableCheck.Whole(table, "graph", MaximumGraphs - 1, bag);

    /// <summary>Reports what does not fit the number of nodes.</summary>
    public static void Check(CsvTable table, NetworkSettings settings, int nodes, DiagnosticBag bag)
    {
        if (!TableCheck.Whole(table, "source", nodes - 1, bag, "nodes are numbered from 0") | !TableCheck.Whole(table, "target", nodes - 1, bag, "nodes are numbered from 0"))
        {
            return;
        }

        var seen = new Dictionary<(int, int, int), int>();
        var weight = table.IndexOf("weight");
        for (var r = 0; r < table.Rows; r++)
        {
            var (graph, edge) = Row(table, r);
            if (edge.Source == edge.Target)
            {
                bag.Add(
                    DiagnosticCatalogue.EdgeGiven,
                    FormattableString.Invariant($"link {edge.Source}-{edge.Target} joins a node to itself; remove it"),
                    table.PlaceOf(r, 0));
            }

            if (!(edge.Weight > 0))
            {
                bag.Add(DiagnosticCatalogue.Cell, FormattableString.Invariant($"a weight must be above 0, got {edge.Weight:R}"), table.PlaceOf(r, weight));
            }

            var key = settings.Directed ? (graph, edge.Source, edge.Target) : (graph, Math.Min(edge.Source, edge.Target), Math.Max(edge.Source, edge.Target));
            if (!seen.TryAdd(key, r))
            {
                var (_, first) = Row(table, seen[key]);
                var earlier = table.PlaceOf(seen[key], 0).Line;
                bag.Add(
                    DiagnosticCatalogue.EdgeGiven,
                    first.Weight != edge.Weight
                        ? FormattableString.Invariant($"link {edge.Source}-{edge.Target} has weight {edge.Weight:R} here and {first.Weight:R} in line {earlier}: weights must be symmetric; a directed network is run with directed: true and beyond: [directed]")
                        : FormattableString.Invariant($"link {edge.Source}-{edge.Target} is given in line {earlier} already; list each link once"),
                    table.PlaceOf(r, 0));
            }
        }

        if (!bag.HasErrors && !settings.AllowDisconnected)
        {
            CheckConnected(table, settings, nodes, bag);
        }
    }

    /// <summary>The graphs of the pool.</summary>
    public static ImmutableArray<Network> Networks(CsvTable table, NetworkSettings settings, int nodes)
    {
        var rows = Enumerable.Range(0, table.Rows).Select(r => Row(table, r)).ToLookup(e => e.Graph, e => e.Edge);
        return [.. Enumerable.Range(0, settings.Graphs).Select(g => Network.FromEdges(nodes, WeightRules.Apply(settings.Weights, nodes, [.. rows[g]]), settings.Directed))];
    }

    private static void CheckConnected(CsvTable table, NetworkSettings settings, int nodes, DiagnosticBag bag)
    {
        var pool = Networks(table, settings with { Graphs = Graphs(table) }, nodes);
        for (var g = 0; g < pool.Length; g++)
        {
            if (!pool[g].IsConnected())
            {
                var which = pool.Length > 1 ? FormattableString.Invariant($"graph {g}") : "the network";
                bag.Add(DiagnosticCatalogue.Disconnected, $"{which} is not connected; add links, or record it with beyond: [disconnected]", table.PlaceOfHeader());
            }
        }
    }

    private static (int Graph, Edge Edge) Row(CsvTable table, int row)
    {
        double Cell(string name, double otherwise) => table.IndexOf(name) is var c && c >= 0 ? table[row, c] : otherwise;
        return ((int)Cell("graph", 0), new Edge((int)Cell("source", 0), (int)Cell("target", 0), Cell("weight", 1)));
    }
}
