using System.Collections.Immutable;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Binding;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;
using CoOpt.Gpu.Specs.Networks;
using CoOpt.Gpu.Specs.Sources;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>Rules over the network section.</summary>
internal static class NetworkChecks
{
    /// <summary>Links are held in memory, some hundred bytes each.</summary>
    private const double MaximumLinks = 50_000_000;

    public static ImmutableArray<CrossCheck> All { get; } =
    [
        new(["network.topology", "network.edges"], EdgesFile),
        new(["network.topology", "network.k", "network.p", "problem.nodes"], Parameters),
        new(["network.topology", "network.k", "network.p", "network.radius", "network.directed", "network.switching", "network.switching.graphs", "network.edges", "problem.nodes"], Size),
        new(["network.directed", "network.beyond", "network.topology", "network.weights"], Directed),
        new(["network.oneWay", "network.directed", "network.beyond", "network.topology", "network.weights"], OneWay),
        new(["network.topology", "network.edges", "network.switching", "network.switching.graphs"], Pool),
        new(["network.topology", "network.edges", "network.weights", "network.directed", "network.beyond", "problem.nodes"], EdgesContent),
    ];

    private static void EdgesFile(CheckContext c)
    {
        var isEdges = NetworkBinding.Topology(c.View) == Topology.Edges;
        var hasFile = !c.View("network.edges").IsNone;
        if (isEdges && !hasFile)
        {
            c.Report(DiagnosticCatalogue.EdgesFile, "network.topology: edges needs network.edges, a CSV source,target[,weight][,graph]", "network.topology");
        }
        else if (hasFile && !isEdges)
        {
            c.Report(
                DiagnosticCatalogue.EdgesFile,
                $"network.edges is given, but network.topology is {c.View.Word("network.topology")}; write topology: edges, or remove the file",
                "network.edges");
        }
    }

    private static void Parameters(CheckContext c)
    {
        var (topology, nodes) = (NetworkBinding.Topology(c.View), c.View.Whole("problem.nodes"));
        if (topology == Topology.WattsStrogatz && c.View.Whole("network.k") is var k && (k % 2 != 0 || k >= nodes))
        {
            c.Report(
                DiagnosticCatalogue.TopologyParameter,
                FormattableString.Invariant($"network.k must be even and below problem.nodes = {nodes}, got {k}"),
                "network.k");
        }

        if (topology == Topology.ErdosRenyi && c.View.Number("network.p") == 0 && !NetworkBinding.Beyond(c.View, "disconnected"))
        {
            c.Report(DiagnosticCatalogue.Disconnected, "network.p is 0, so no node is linked; give a probability above 0", "network.p");
        }
    }

    private static void Size(CheckContext c)
    {
        if (!c.View("network.edges").IsNone || NetworkBinding.Topology(c.View) == Topology.Edges)
        {
            return;
        }

        var settings = NetworkBinding.Bind(c.View, c.Files.PathOf, _ => 1);
        var links = settings.Graphs * MakingCost.Links(settings, c.View.Number("problem.nodes"));
        if (links > MaximumLinks)
        {
            c.Report(
                DiagnosticCatalogue.DataTooLarge,
                FormattableString.Invariant($"the network has about {links:G2} links; at most {MaximumLinks:G2} are possible: take fewer nodes, a sparser topology, or fewer graphs"),
                "problem.nodes");
        }
    }

    private static void Directed(CheckContext c)
    {
        if (!c.View.Flag("network.directed"))
        {
            return;
        }

        if (!NetworkBinding.Beyond(c.View, "directed"))
        {
            c.Report(
                DiagnosticCatalogue.Directed,
                "network.directed: true breaks the symmetry that the theory needs; to run it all the same, and have it recorded, add beyond: [directed]",
                "network.directed");
        }

        if (!NetworkGenerator.CanBeDirected(NetworkBinding.Topology(c.View)))
        {
            c.Report(
                DiagnosticCatalogue.TopologyParameter,
                $"network.topology: {c.View.Word("network.topology")} has no directed form; use erdos-renyi, ring, two-hop-ring, exponential or edges", "network.topology");
        }

        if (c.View.Word("network.weights") is var weights and not ("unit" or "balanced"))
        {
            c.Report(DiagnosticCatalogue.TopologyParameter, $"network.weights: {weights} is for undirected networks; use unit or balanced", "network.weights");
        }
    }

    private static void OneWay(CheckContext c)
    {
        var topology = NetworkBinding.Topology(c.View);
        if (c.View.Word("network.weights") == "balanced" && topology == Topology.Edges)
        {
            c.Report(DiagnosticCatalogue.TopologyParameter, "network.weights: balanced is for generated networks; give the weights in the edges file", "network.weights");
        }

        if (c.View.Number("network.oneWay") is not (> 0 and var probability))
        {
            return;
        }

        if (!NetworkBinding.Beyond(c.View, "directed"))
        {
            c.Report(
                DiagnosticCatalogue.Directed,
                FormattableString.Invariant($"network.oneWay: {probability} breaks the symmetry that the theory needs; to run it all the same, and have it recorded, add beyond: [directed]"),
                "network.oneWay");
        }

        if (c.View.Flag("network.directed") || topology == Topology.Edges)
        {
            var other = topology == Topology.Edges ? "network.topology: edges" : "network.directed: true";
            c.Report(DiagnosticCatalogue.TopologyParameter, $"network.oneWay takes directions from generated undirected links, and does not go with {other}; remove one of them", "network.oneWay");
        }

        if (c.View.Word("network.weights") is var weights and not ("unit" or "balanced"))
        {
            c.Report(DiagnosticCatalogue.TopologyParameter, $"network.weights: {weights} is for undirected networks; use unit or balanced", "network.weights");
        }
    }

    private static void Pool(CheckContext c)
    {
        var (topology, switching) = (NetworkBinding.Topology(c.View), NetworkBinding.IsSwitching(c.View));
        if (topology == Topology.Edges)
        {
            if (c.Table("network.edges") is not { } table || !EdgeTable.CheckColumns(table, c.Bag))
            {
                return;
            }

            var (inFile, wanted) = (EdgeTable.Graphs(table), c.View("network.switching.graphs").Number);
            if (switching && wanted is { } number && number != inFile)
            {
                c.Report(
                    DiagnosticCatalogue.SwitchingPool,
                    FormattableString.Invariant($"network.switching.graphs is {number}, but the edges file has {inFile}; remove the key"),
                    "network.switching.graphs");
            }
            else if (!switching && inFile > 1)
            {
                c.Report(
                    DiagnosticCatalogue.SwitchingPool, FormattableString.Invariant($"the edges file has {inFile} graphs, but the network does not switch; add switching: {{ every: 50 }}"), "network.edges");
            }
        }
        else if (switching && c.View("network.switching.graphs").Number != 1 && !NetworkGenerator.IsRandom(topology))
        {
            c.Report(
                DiagnosticCatalogue.SwitchingPool,
                $"all graphs of a pool of topology {c.View.Word("network.topology")} are the same; use a random topology or an edges file",
                "network.switching");
        }
    }

    private static void EdgesContent(CheckContext c)
    {
        if (NetworkBinding.Topology(c.View) != Topology.Edges || c.Table("network.edges") is not { } table || !EdgeTable.CheckColumns(table, c.Bag))
        {
            return;
        }

        if (table.IndexOf("weight") >= 0 && c.View.Word("network.weights") is var rule and not "unit")
        {
            c.Report(
                DiagnosticCatalogue.TopologyParameter,
                $"network.weights: {rule} would override the weights of the edges file; use unit, or remove the column",
                "network.weights");
        }

        var settings = NetworkBinding.Bind(c.View, c.Files.PathOf, _ => EdgeTable.Graphs(table));
        EdgeTable.Check(table, settings, c.View.Whole("problem.nodes"), c.Bag);
    }
}
