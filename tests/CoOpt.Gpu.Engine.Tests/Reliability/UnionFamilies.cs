using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Tests.Baselines;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit.Instances;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>Instances of one shape that differ in network and data, as a sweep over seeds makes them.</summary>
internal static class UnionFamilies
{
    /// <summary>Families of every combination of coupling, quantiser, loss, integrator and switching that <paramref name="stride"/> meets, of one-way networks and of the baselines.</summary>
    public static IEnumerable<(string Name, List<Instance> Members)> All(int stride, int members)
    {
        var random = new Random(77);
        foreach (var (k, shape) in RandomInstances.AllCombinations(seed: 12).Index().Where(s => s.Index % stride == 0))
        {
            var trace = new TraceSettings { Every = 3, States = StateRows.All };
            var first = RandomInstances.Create(shape with { Nodes = 5 + (k % 4), Dimensions = 1 + (k % 5), Steps = 24, Trace = trace, StopAt = k % 3 == 0 ? 0.7 : 0, StepFactor = 2 });
            var directed = shape.Loss != LossKind.None && k % 4 == 1;
            yield return ($"{shape}, directed {directed}", Members(first, members, directed, random));
        }

        foreach (var algorithm in Enum.GetValues<AlgorithmKind>())
        {
            var first = BaselineInstances.Create(algorithm, new InstanceShape { Nodes = 7, Seed = 5, Steps = 24, Penalty = PenaltyForm.Quadratic, Trace = new TraceSettings { Every = 3 } });
            yield return ($"{algorithm}", Members(first, members, false, random));
        }
    }

    private static List<Instance> Members(Instance first, int members, bool directed, Random random)
    {
        var list = new List<Instance>();
        for (var k = 0; k < members; k++)
        {
            // Every fourth shares network and data with the one before; one blows up.
            var structure = k % 4 == 3 ? list[k - 1].Draft : first.Draft with { Network = Networks(first.Draft.Network, directed, random), Learning = Data(first.Draft.Learning, random) };
            var y = first.Draft.Start.Y.Select(v => v * (0.5 + random.NextDouble()));
            list.Add(first with
            {
                Draft = structure with { Index = k, Start = first.Draft.Start with { Y = [.. y] } },
                Alpha = first.Alpha * (0.5 + random.NextDouble()),
                StepSize = first.StepSize * (k == 5 ? 1e5 : 1),
                Steps = first.Steps - random.Next(10),
            });
        }

        return list;
    }

    // Sparse, so that few arcs are common; some weighted.
    private static NetworkSchedule Networks(NetworkSchedule first, bool directed, Random random) =>
        new([.. first.Graphs.Select(g => directed ? OneWay(random, g.Nodes) : RandomNetworks.Connected(random, g.Nodes))], first.EverySteps, first.EveryTime);

    // A ring and some links of either direction, with weights.
    private static Network OneWay(Random random, int nodes)
    {
        var links = Enumerable.Range(0, nodes).Select(i => (i, (i + 1) % nodes)).ToHashSet();
        for (var extra = 0; extra < nodes; extra++)
        {
            var (i, j) = (random.Next(nodes), random.Next(nodes));
            if (i != j)
            {
                links.Add((i, j));
            }
        }

        return Network.FromEdges(nodes, [.. links.Order().Select(l => new Edge(l.Item1, l.Item2, 0.5 + random.NextDouble()))], directed: true);
    }

    // As many samples a node as before, other numbers; labels stay labels.
    private static LearningProblem Data(LearningProblem first, Random random)
    {
        ImmutableArray<double> Scaled(ImmutableArray<double> values) => [.. values.Select(v => v * (0.6 + (0.8 * random.NextDouble())))];
        if (first.Quadratic is { } quadratic)
        {
            var factor = 0.5 + random.NextDouble();
            return first with { Quadratic = new([.. quadratic.Matrices.Select(v => v * factor)], Scaled(quadratic.Vectors)) };
        }

        return first.Samples is { } samples
            ? first with { Samples = samples with { Features = Scaled(samples.Features), Targets = [.. samples.Targets.OrderBy(_ => random.Next())] } }
            : first with { };
    }
}
