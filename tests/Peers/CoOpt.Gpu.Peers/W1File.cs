using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Peers;

/// <summary>Writes instances in the form that w1_instance.cpp reads (described at its top), and reads back the states it leaves.</summary>
internal static class W1File
{
    public static void Write(string path, IReadOnlyList<Instance> instances, long steps)
    {
        using var writer = new BinaryWriter(File.Create(path));
        var first = instances[0];
        var samples = first.Draft.Learning.Samples!;
        foreach (var v in new long[] { instances.Count, first.Nodes, first.Parameters, samples.Offsets[1], steps })
        {
            writer.Write(v);
        }

        foreach (var instance in instances)
        {
            var (graph, cpu, learning) = (instance.Draft.Network.Graphs[0], instance.Draft.Cpu, instance.Draft.Learning);
            writer.Write((long)graph.Neighbors.Length);
            Longs(writer, graph.Offsets);
            Longs(writer, graph.Neighbors);
            Reals(writer, graph.Weights);
            Reals(writer, learning.Samples!.Features);
            Reals(writer, learning.Samples.Targets);
            Reals(writer, [instance.Alpha, instance.Draft.Settings.Links.Rho, instance.StepSize, cpu.Demand, learning.C, learning.Mu, cpu.PenaltyWeight]);
            Reals(writer, cpu.Capacity);
            Reals(writer, cpu.Workload);
            Reals(writer, cpu.Lower);
            Reals(writer, cpu.Upper);
            Reals(writer, instance.Draft.Start.X);
            Reals(writer, instance.Draft.Start.Y);
        }
    }

    public static double[][] Read(string path, int instances, int numbers)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var states = new double[instances][];
        for (var i = 0; i < instances; i++)
        {
            states[i] = new double[numbers];
            for (var k = 0; k < numbers; k++)
            {
                states[i][k] = reader.ReadDouble();
            }
        }

        return states;
    }

    private static void Longs(BinaryWriter writer, IEnumerable<int> values)
    {
        foreach (var v in values)
        {
            writer.Write((long)v);
        }
    }

    private static void Reals(BinaryWriter writer, IEnumerable<double> values)
    {
        foreach (var v in values)
        {
            writer.Write(v);
        }
    }
}
