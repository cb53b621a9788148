using CoOpt.Gpu.Kernels.Drivers;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>Tables of cases that differ in networks and data, packed plainly: each lane's own over the edges of all, absent ones with weight 0, then the lanes side by side.</summary>
internal static class Union
{
    /// <summary>One lane's tables over the edges of all.</summary>
    public static StructurePacker Pack(Case own, Case?[] lanes)
    {
        var graphs = new IReadOnlyList<(int, int, double)>[own.Graphs.Length];
        for (int g = 0; g < graphs.Length; g++)
        {
            var edges = lanes.OfType<Case>().SelectMany(c => c.Graphs[g]).Select(e => (e.Tail, e.Head)).Distinct().Order();
            var weights = own.Graphs[g].ToDictionary(e => (e.Tail, e.Head), e => e.Weight);
            graphs[g] = [.. edges.Select(e => (e.Tail, e.Head, weights.GetValueOrDefault(e)))];
        }

        return own.Over(graphs).Pack();
    }

    /// <summary>Every lane's reals, entry i of lane ℓ at i·W + ℓ; a vacant lane holds those of the first case.</summary>
    public static double[] Reals(Case?[] lanes, int width)
    {
        Case first = lanes.OfType<Case>().First();
        double[][] own = [.. Enumerable.Range(0, width).Select(lane => Pack((lane < lanes.Length ? lanes[lane] : null) ?? first, lanes).Reals)];
        var reals = new double[own[0].Length * width];
        for (int k = 0; k < reals.Length; k++)
            reals[k] = own[k % width][k / width];
        return reals;
    }
}
