using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// What must be equal for instances of different networks and data to stand side by side: all but edges, weights and the numbers of the data. Lanes go through one loop over the nodes and samples, so these
/// must agree in number; they step on the same graph of the pool at a time, so it must switch alike.
/// </summary>
internal sealed class UnionKey : IEquatable<UnionKey>
{
    // Every lane has its own data: beyond this many numbers of one instance, a group's would no longer stay in the caches, and take memory by the lane.
    private const int MostNumbers = 1 << 20;

    private readonly (DriverKey Driver, int Nodes, int Parameters, int Classes, bool Directed, int Graphs, int EverySteps, double EveryTime) _shape;
    private readonly ImmutableArray<int> _samples;
    private readonly int _hash;

    private UnionKey(Instance instance)
    {
        var (network, learning) = (instance.Draft.Network, instance.Draft.Learning);
        _shape = (
            DriverKey.Of(instance), instance.Nodes, instance.Parameters, StructureTables.ClassesOf(learning),
            network.Graphs[0].Directed, network.Graphs.Length, network.EverySteps, network.EveryTime);
        _samples = learning.Samples?.Offsets ?? [];
        var hash = default(HashCode);
        hash.Add(_shape);
        foreach (var offset in _samples)
        {
            hash.Add(offset);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>The key of an instance; null where it stands beside its own structure only: ratio consensus divides by degrees, which the union does not know; a graph without edges does not show whether links go both ways; a weight that vanishes in float32 would look like none.</summary>
    public static UnionKey? Of(Instance instance)
    {
        var (network, learning) = (instance.Draft.Network, instance.Draft.Learning);
        var numbers = learning.Samples is { } samples ? samples.Features.Length : learning.Quadratic is { } quadratic ? quadratic.Matrices.Length : 0;
        return DriverKey.Of(instance).Algorithm == AlgorithmKind.Balanced || numbers > MostNumbers
            || network.Graphs.Any(g => g.Edges.IsEmpty || g.Edges.Any(e => (float)e.Weight == 0) || g.Directed != network.Graphs[0].Directed)
            ? null
            : new UnionKey(instance);
    }

    public bool Equals(UnionKey? other) => other is not null && _shape == other._shape && _samples.AsSpan().SequenceEqual(other._samples.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as UnionKey);

    public override int GetHashCode() => _hash;
}
