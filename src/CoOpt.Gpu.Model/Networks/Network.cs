using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Networks;

/// <summary>
/// A weighted network of computing nodes in compressed sparse rows: row i lists, in ascending order, the nodes j that i receives from, with wᵢⱼ &gt; 0.
/// Undirected networks hold every link in both rows with the same weight. Immutable, so it may be shared by any number of instances and threads.
/// </summary>
public sealed class Network
{
    private Network(int nodes, bool directed, ImmutableArray<Edge> edges, ImmutableArray<int> offsets, ImmutableArray<int> neighbors, ImmutableArray<double> weights)
    {
        Nodes = nodes;
        Directed = directed;
        Edges = edges;
        Offsets = offsets;
        Neighbors = neighbors;
        Weights = weights;
    }

    /// <summary>n, the number of nodes.</summary>
    public int Nodes { get; }

    /// <summary>Whether links have a direction; the theory's bounds do not apply then.</summary>
    public bool Directed { get; }

    /// <summary>The links, each once, ordered by (min end, max end) if undirected and by (target, source) if directed.</summary>
    public ImmutableArray<Edge> Edges { get; }

    /// <summary>n + 1 row starts into <see cref="Neighbors"/>.</summary>
    public ImmutableArray<int> Offsets { get; }

    /// <summary>Column indices j of row i, ascending.</summary>
    public ImmutableArray<int> Neighbors { get; }

    /// <summary>wᵢⱼ beside <see cref="Neighbors"/>.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>Builds a network from its links.</summary>
    /// <exception cref="ArgumentException">An end out of range, a self-loop, a link given twice, or a weight that is not positive and finite.</exception>
    public static Network FromEdges(int nodes, IEnumerable<Edge> edges, bool directed = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        ArgumentNullException.ThrowIfNull(edges);
        var list = edges.Select(e => directed || e.Source < e.Target ? e : new Edge(e.Target, e.Source, e.Weight)).ToList();
        foreach (var e in list)
        {
            if (e.Source < 0 || e.Source >= nodes || e.Target < 0 || e.Target >= nodes)
            {
                throw new ArgumentException($"link {e.Source}-{e.Target} names a node outside 0..{nodes - 1}", nameof(edges));
            }

            if (e.Source == e.Target)
            {
                throw new ArgumentException($"link {e.Source}-{e.Target} joins a node to itself", nameof(edges));
            }

            if (!(e.Weight > 0) || double.IsInfinity(e.Weight))
            {
                throw new ArgumentException($"link {e.Source}-{e.Target} has weight {e.Weight}; a weight must be positive and finite", nameof(edges));
            }
        }

        list.Sort(directed
            ? static (a, b) => (a.Target, a.Source).CompareTo((b.Target, b.Source))
            : static (a, b) => (a.Source, a.Target).CompareTo((b.Source, b.Target)));
        for (var k = 1; k < list.Count; k++)
        {
            if (list[k].Source == list[k - 1].Source && list[k].Target == list[k - 1].Target)
            {
                throw new ArgumentException($"link {list[k].Source}-{list[k].Target} is given twice", nameof(edges));
            }
        }

        var entries = new List<(int Row, int Column, double Weight)>(directed ? list.Count : 2 * list.Count);
        foreach (var e in list)
        {
            entries.Add((e.Target, e.Source, e.Weight));
            if (!directed)
            {
                entries.Add((e.Source, e.Target, e.Weight));
            }
        }

        entries.Sort(static (a, b) => (a.Row, a.Column).CompareTo((b.Row, b.Column)));
        var offsets = new int[nodes + 1];
        foreach (var (row, _, _) in entries)
        {
            offsets[row + 1]++;
        }

        for (var i = 0; i < nodes; i++)
        {
            offsets[i + 1] += offsets[i];
        }

        return new Network(nodes, directed, [.. list], [.. offsets], [.. entries.Select(e => e.Column)], [.. entries.Select(e => e.Weight)]);
    }

    /// <summary>The entries (j, wᵢⱼ) of row <paramref name="node"/>.</summary>
    public IEnumerable<(int Neighbor, double Weight)> Row(int node)
    {
        for (var e = Offsets[node]; e < Offsets[node + 1]; e++)
        {
            yield return (Neighbors[e], Weights[e]);
        }
    }

    /// <summary>The number of nodes that <paramref name="node"/> receives from.</summary>
    public int Degree(int node) => Offsets[node + 1] - Offsets[node];

    /// <summary>Whether every node reaches every other over the links, directions ignored.</summary>
    public bool IsConnected() => IsReached(forth: true, back: true);

    /// <summary>Whether every node reaches every other along the links' directions.</summary>
    public bool IsStronglyConnected() => Directed ? IsReached(forth: true, back: false) && IsReached(forth: false, back: true) : IsConnected();

    // Whether node 0 comes to all others over the links, taken in the given directions.
    private bool IsReached(bool forth, bool back)
    {
        var links = new List<int>[Nodes];
        for (var i = 0; i < Nodes; i++)
        {
            links[i] = [];
        }

        foreach (var e in Edges)
        {
            if (forth)
            {
                links[e.Source].Add(e.Target);
            }

            if (back)
            {
                links[e.Target].Add(e.Source);
            }
        }

        var seen = new bool[Nodes];
        var open = new Stack<int>([0]);
        seen[0] = true;
        var count = 1;
        while (open.TryPop(out var i))
        {
            foreach (var j in links[i])
            {
                if (!seen[j])
                {
                    seen[j] = true;
                    count++;
                    open.Push(j);
                }
            }
        }

        return count == Nodes;
    }
}
