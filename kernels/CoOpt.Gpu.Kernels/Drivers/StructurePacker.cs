namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>Host side: writes the arrays that <see cref="StructureTable"/> describes. Not for kernel code.</summary>
public sealed class StructurePacker
{
    private readonly int _nodes;
    private readonly List<int> _integers;
    private readonly List<double> _reals = [];
    private int _packed;

    /// <summary>Begins a structure.</summary>
    /// <param name="nodes">n.</param>
    /// <param name="graphs">Graphs in the pool, at least 1.</param>
    public StructurePacker(int nodes, int graphs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(graphs, 1);
        _nodes = nodes;
        _integers = [.. new int[StructureTable.Directory + (StructureTable.DirectoryStride * graphs)]];
        _integers[StructureTable.Graphs] = graphs;
    }

    /// <summary>The most edges of any graph so far: <see cref="BatchLayout.Messages"/> under edge coupling.</summary>
    public int MostEdges { get; private set; }

    /// <summary>The integers written so far.</summary>
    public int[] Integers => [.. _integers];

    /// <summary>The reals written so far.</summary>
    public double[] Reals => [.. _reals];

    /// <summary>Adds the next graph of the pool.</summary>
    /// <param name="edges">Tail, head and weight. Undirected: each edge once. Directed: the head listens to the tail.</param>
    /// <param name="directed">Whether edges have a direction.</param>
    public void AddGraph(IReadOnlyList<(int Tail, int Head, double Weight)> edges, bool directed = false)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var arcs = new List<(int Neighbour, int Edge, double Weight)>[_nodes];
        for (int i = 0; i < _nodes; i++)
            arcs[i] = [];
        for (int e = 0; e < edges.Count; e++)
        {
            (int tail, int head, double weight) = edges[e];
            if (!directed)
                arcs[tail].Add((head, 2 * e, weight));
            arcs[head].Add((tail, (2 * e) + 1, weight));
        }

        int directory = StructureTable.Directory + (StructureTable.DirectoryStride * _packed++);
        _integers[directory] = _integers.Count;
        _integers[directory + 1] = _reals.Count;
        _integers[directory + 2] = edges.All(e => e.Weight == 1) ? 1 : 0;
        _integers.Add(arcs.Sum(a => a.Count));
        _integers.Add(edges.Count);
        int first = 0;
        foreach (var list in arcs)
        {
            list.Sort((a, b) => a.Neighbour != b.Neighbour ? a.Neighbour.CompareTo(b.Neighbour) : a.Edge.CompareTo(b.Edge));
            _integers.Add(first);
            first += list.Count;
        }

        _integers.Add(first);
        _integers.AddRange(arcs.SelectMany(a => a).Select(a => a.Neighbour));
        _integers.AddRange(arcs.SelectMany(a => a).Select(a => a.Edge));
        foreach ((int tail, int head, _) in edges)
            _integers.AddRange([tail, head]);
        _reals.AddRange(arcs.SelectMany(a => a).Select(a => a.Weight));
        _reals.AddRange(arcs.SelectMany(a => a).Select(a => (a.Edge & 1) == 0 ? a.Weight : -a.Weight));
        _reals.AddRange(edges.Select(e => e.Weight));
        MostEdges = Math.Max(MostEdges, edges.Count);
    }

    /// <summary>Adds samples, in the order of their nodes.</summary>
    /// <param name="first">First sample of each node, then their number: n + 1 entries.</param>
    /// <param name="features">d per sample, sample by sample.</param>
    /// <param name="targets">One per sample: label −1 or +1, target, or class number.</param>
    public void AddSamples(ReadOnlySpan<int> first, ReadOnlySpan<double> features, ReadOnlySpan<double> targets)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first.Length, _nodes + 1);
        _integers[StructureTable.Samples] = _integers.Count;
        foreach (int p in first)
            _integers.Add(p);
        AddReals(features, targets);
        if (features.Length > 0)
            _reals.Add(Largest(features));
    }

    /// <summary>The largest |feature|, which bounds all margins; NaN where one is.</summary>
    /// <param name="features">Of all samples.</param>
    public static double Largest(ReadOnlySpan<double> features)
    {
        double largest = 0;
        foreach (double feature in features)
            largest = Math.Max(largest, Math.Abs(feature));
        return largest;
    }

    /// <summary>Adds quadratic losses ½yᵀAᵢy − cᵢᵀy.</summary>
    /// <param name="matrices">Aᵢ, symmetric, m × m each, node by node.</param>
    /// <param name="vectors">cᵢ, m each, node by node.</param>
    public void AddQuadratics(ReadOnlySpan<double> matrices, ReadOnlySpan<double> vectors) => AddReals(matrices, vectors);

    private void AddReals(ReadOnlySpan<double> features, ReadOnlySpan<double> targets)
    {
        _integers[StructureTable.Features] = _reals.Count;
        _reals.AddRange(features);
        _integers[StructureTable.Targets] = _reals.Count;
        _reals.AddRange(targets);
    }
}
