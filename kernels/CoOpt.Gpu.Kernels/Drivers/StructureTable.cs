namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// What a lane group shares, in one array of integers and one of reals; <see cref="StructurePacker"/> writes it.
/// <para>Integers: [0] graphs in the pool, [1] place of the sample offsets (n + 1 of them), [2] place in the reals of the features, [3] place in the reals of the targets,
/// [4 + 3g] place of graph g, [5 + 3g] place in the reals of its weights, [6 + 3g] 1 where all of them are 1, else 0.</para>
/// <para>A graph: arcs A, edges E, first arc of each node (n + 1), neighbour of each arc (A), edge of each arc (A; 2e where the arc's node is the tail of edge e, 2e + 1 where its head), tail and head of each edge (2E).
/// Weights: one per arc, then one per arc again, with a minus where the arc's node is the head of its edge, then one per edge. An arc of node i names a j that i listens to; an undirected edge is two arcs, a directed link one.</para>
/// <para>Samples: sample p has d features at (features) + p·d and one target at (targets) + p; the largest |feature| follows the targets. Quadratic losses instead: Aᵢ, row-major m × m at (features) + i·m², and cᵢ at (targets) + i·m.</para>
/// </summary>
public static class StructureTable
{
    /// <summary>Place of the number of graphs.</summary>
    public const int Graphs = 0;

    /// <summary>Place of the place of the sample offsets.</summary>
    public const int Samples = 1;

    /// <summary>Place of the place of the features.</summary>
    public const int Features = 2;

    /// <summary>Place of the place of the targets.</summary>
    public const int Targets = 3;

    /// <summary>Place of what is said of the first graph.</summary>
    public const int Directory = 4;

    /// <summary>Integers about each graph.</summary>
    public const int DirectoryStride = 3;
}
