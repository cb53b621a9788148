using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>Networks and data of one structure as the kernels read them.</summary>
public sealed class StructureTables
{
    /// <summary>Packs a pool of networks and the data of the local losses.</summary>
    public StructureTables(NetworkSchedule schedule, LearningProblem learning)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(learning);
        var packer = new StructurePacker(schedule.Nodes, schedule.Graphs.Length);
        foreach (var graph in schedule.Graphs)
        {
            packer.AddGraph([.. graph.Edges.Select(e => (e.Source, e.Target, e.Weight))], graph.Directed);
        }

        if (learning.Samples is { } samples)
        {
            packer.AddSamples(samples.Offsets.AsSpan(), samples.Features.AsSpan(), samples.Targets.AsSpan());
        }
        else if (learning.Quadratic is { } quadratic)
        {
            packer.AddQuadratics(quadratic.Matrices.AsSpan(), quadratic.Vectors.AsSpan());
        }

        Classes = ClassesOf(learning);
        Integers = packer.Integers;
        Reals = packer.Reals;
        MostEdges = packer.MostEdges;
    }

    /// <summary>Classes of a multi-class loss, else 1.</summary>
    public static int ClassesOf(LearningProblem learning)
    {
        ArgumentNullException.ThrowIfNull(learning);
        return learning.Loss == LossKind.Softmax && learning.Samples is { } samples ? samples.Classes : 1;
    }

    /// <summary>Integers, as <see cref="StructureTable"/> lays them out.</summary>
    public int[] Integers { get; }

    /// <summary>Reals, as <see cref="StructureTable"/> lays them out.</summary>
    public double[] Reals { get; }

    /// <summary>The most edges of any graph of the pool.</summary>
    public int MostEdges { get; }

    /// <summary>Classes of a multi-class loss, else 1.</summary>
    public int Classes { get; }
}
