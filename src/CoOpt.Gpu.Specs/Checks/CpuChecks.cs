using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Binding;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>Rules over the CPU problem.</summary>
internal static class CpuChecks
{
    private static readonly string[] Laws = ["problem.cpu.capacity", "problem.cpu.workload"];

    public static ImmutableArray<CrossCheck> All { get; } =
    [
        new(["problem.cpu.nodes", "problem.cpu.demand", "problem.cpu.demand.total", "problem.cpu.box", "problem.nodes"], NodesFile),
        new(["problem.cpu.box", "problem.cpu.demand.total", "problem.cpu.nodes"], Box),
    ];

    private static void NodesFile(CheckContext c)
    {
        if (c.View("problem.cpu.nodes").IsNone)
        {
            return;
        }

        foreach (var law in Laws.Where(c.IsGiven))
        {
            c.Report(DiagnosticCatalogue.NodesFileKeys, $"{law} is in the nodes file; remove the key", law);
        }

        if (c.View("problem.cpu.demand.total").IsNone)
        {
            c.Report(
                DiagnosticCatalogue.NodesFileKeys,
                "problem.cpu.nodes gives absolute values, so the demand must be too: demand: { total: 12.5 }",
                c.IsGiven("problem.cpu.demand") ? "problem.cpu.demand" : "problem.cpu.nodes");
        }

        var hasBox = !c.View("problem.cpu.box").IsNone;
        if (hasBox && c.IsGiven("problem.cpu.box"))
        {
            c.Report(DiagnosticCatalogue.NodesFileKeys, "the nodes file gives each node's box; remove problem.cpu.box, or write box: none", "problem.cpu.box");
        }

        if (c.Table("problem.cpu.nodes") is { } table)
        {
            NodeTable.Check(table, c.View.Whole("problem.nodes"), hasBox, c.Bag);
        }
    }

    private static void Box(CheckContext c)
    {
        if (!c.View("problem.cpu.box").IsNone && c.View("problem.cpu.nodes").IsNone && c.View("problem.cpu.demand.total").Number is { } total && total <= 0)
        {
            c.Report(
                DiagnosticCatalogue.EmptyBox,
                FormattableString.Invariant($"problem.cpu.demand.total is {total:R}, so boxes in units of b·κᵢ/Σκ are empty; give a demand above 0 or box: none"),
                "problem.cpu.demand.total");
        }
    }
}
