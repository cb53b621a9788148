using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>Networks and data of many instances, one after the other; instances that share them share a place.</summary>
internal sealed class StructurePool
{
    private readonly Dictionary<(NetworkSchedule, LearningProblem), (long Integers, long Reals)> _places = [];

    /// <summary>Packs the structures of <paramref name="instances"/>, at least one.</summary>
    public StructurePool(IReadOnlyList<Instance> instances)
    {
        List<int> integers = [];
        List<double> reals = [];
        foreach (var draft in instances.Select(i => i.Draft))
        {
            if (_places.TryAdd((draft.Network, draft.Learning), (integers.Count, reals.Count)))
            {
                var tables = new StructureTables(draft.Network, draft.Learning);
                integers.AddRange(tables.Integers);
                reals.AddRange(tables.Reals);
                MostEdges = Math.Max(MostEdges, tables.MostEdges);
            }
        }

        Integers = [.. integers];

        // A device buffer holds at least one number.
        Reals = reals.Count > 0 ? [.. reals] : [0];
    }

    /// <summary>All integers.</summary>
    public int[] Integers { get; }

    /// <summary>All reals.</summary>
    public double[] Reals { get; }

    /// <summary>The most edges of any graph.</summary>
    public int MostEdges { get; }

    /// <summary>Where the integers and the reals of <paramref name="instance"/> begin.</summary>
    public IEnumerable<long> Places(Instance instance)
    {
        var (integers, reals) = _places[(instance.Draft.Network, instance.Draft.Learning)];
        return [integers, reals];
    }
}
