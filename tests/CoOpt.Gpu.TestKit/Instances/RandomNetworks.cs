using CoOpt.Gpu.Model.Networks;

namespace CoOpt.Gpu.TestKit.Instances;

/// <summary>Random networks.</summary>
public static class RandomNetworks
{
    /// <summary>A random tree and about n/2 more links; half of the networks have weights in [0.5, 1.5), the others 1.</summary>
    public static Network Connected(Random random, int nodes)
    {
        ArgumentNullException.ThrowIfNull(random);
        var weighted = random.Next(2) == 0;
        var links = new HashSet<(int, int)>();
        for (var i = 1; i < nodes; i++)
        {
            links.Add((random.Next(i), i));
        }

        for (var extra = 0; extra < nodes / 2; extra++)
        {
            var i = random.Next(nodes - 1);
            links.Add((i, random.Next(i + 1, nodes)));
        }

        return Network.FromEdges(nodes, links.Order().Select(l => new Edge(l.Item1, l.Item2, weighted ? RandomInstances.Uniform(random, 0.5, 1.5) : 1)).ToList());
    }
}
