using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Specs.Networks;

/// <summary>Weights links by their ends' degrees (undirected networks); balanced weights follow once directions are known.</summary>
internal static class WeightRules
{
    public static IEnumerable<Edge> Apply(WeightRule rule, int nodes, IReadOnlyCollection<Edge> links)
    {
        if (rule is WeightRule.Unit or WeightRule.Balanced)
        {
            return links;
        }

        var degree = new int[nodes];
        foreach (var e in links)
        {
            degree[e.Source]++;
            degree[e.Target]++;
        }

        var largest = degree.Max();
        return links.Select(e => e with { Weight = 1.0 / (1 + (rule == WeightRule.MaxDegree ? largest : Math.Max(degree[e.Source], degree[e.Target]))) });
    }
}
