using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Peers;

/// <summary>Writes a workload in the form that every peer reads: the table in tests/Peers/README.md.</summary>
internal static class WorkloadFile
{
    // "COOPWL01" as bytes.
    private const long Magic = 0x31304C57504F4F43;

    public static void Write(string path, Workload workload)
    {
        var first = workload.Instances[0].Draft;
        var structures = new Dictionary<(object Network, object Learning), int>();
        var parts = new List<InstanceDraft>();
        foreach (var draft in workload.Instances.Select(i => i.Draft))
        {
            if (structures.TryAdd((draft.Network, draft.Learning), structures.Count))
            {
                parts.Add(draft);
            }
        }

        using var writer = new BinaryWriter(new BufferedStream(File.Create(path), 1 << 20));
        long[] head =
        [
            Magic, workload.Instances.Count, workload.Nodes, workload.Parameters, Loss(first.Learning.Loss), Coupling(first.Settings.Links.Coupling), Quantizer(first.Settings.Links),
            first.Network.Graphs.Length, first.Network.EverySteps, workload.Steps, workload.CheckEvery, parts.Count,
        ];
        foreach (var value in head)
        {
            writer.Write(value);
        }

        parts.ForEach(p => Structure(writer, p));
        foreach (var instance in workload.Instances)
        {
            writer.Write((long)structures[(instance.Draft.Network, instance.Draft.Learning)]);
            Numbers(writer, instance);
        }
    }

    private static void Structure(BinaryWriter writer, InstanceDraft draft)
    {
        foreach (var graph in draft.Network.Graphs)
        {
            writer.Write((long)graph.Edges.Length);
            Longs(writer, graph.Edges.Select(e => e.Source));
            Longs(writer, graph.Edges.Select(e => e.Target));
            Reals(writer, graph.Edges.Select(e => e.Weight));
        }

        if (draft.Learning.Quadratic is { } quadratic)
        {
            Reals(writer, quadratic.Matrices);
            Reals(writer, quadratic.Vectors);
        }
        else
        {
            Longs(writer, draft.Learning.Samples!.Offsets);
            Reals(writer, draft.Learning.Samples.Features);
            Reals(writer, draft.Learning.Samples.Targets);
        }
    }

    private static void Numbers(BinaryWriter writer, Instance instance)
    {
        var (cpu, learning, settings) = (instance.Draft.Cpu, instance.Draft.Learning, instance.Draft.Settings);
        if (cpu.Penalty == PenaltyForm.Softplus || !instance.Draft.Start.TrackerAtGradient)
        {
            throw new NotSupportedException("the peers know the quadratic penalty and the start z = ∇g only");
        }

        var penalty = cpu.Penalty == PenaltyForm.None ? 0 : cpu.PenaltyWeight;
        Reals(writer,
        [
            instance.Alpha, settings.Links.EffectiveRho, instance.StepSize, cpu.Demand, learning.C, learning.Mu, learning.Ridge, penalty, settings.Method.StopAt, instance.CpuOptimum.PenalisedCost,
        ]);
        Reals(writer, cpu.Capacity);
        Reals(writer, cpu.Workload);
        Reals(writer, cpu.Lower);
        Reals(writer, cpu.Upper);
        Reals(writer, instance.Draft.Start.X);
        Reals(writer, instance.Draft.Start.Y);
        Reals(writer, instance.LearningOptimum.Y);
    }

    private static long Loss(LossKind kind) => kind switch
    {
        LossKind.Quadratic => 0,
        LossKind.SmoothHinge => 1,
        LossKind.LeastSquares => 2,
        LossKind.Logistic => 3,
        _ => throw new NotSupportedException($"the peers do not know the loss {kind}"),
    };

    private static long Coupling(CouplingKind kind) => kind == CouplingKind.Edge ? 1 : 0;

    private static long Quantizer(LinkSettings links) => links switch
    {
        { EffectiveQuantizer: QuantizerKind.None } => 0,
        { EffectiveQuantizer: QuantizerKind.Log, Rounding: Rounding.Nearest } => 1,
        _ => throw new NotSupportedException($"the peers do not know the quantiser {links.EffectiveQuantizer}, {links.Rounding}"),
    };

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
