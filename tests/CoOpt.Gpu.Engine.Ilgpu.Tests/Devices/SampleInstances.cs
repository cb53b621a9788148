using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Devices;

/// <summary>Small instances for every catalogue entry, from a seed. Their optima are made up: what devices must agree on is what they compute, not what it means.</summary>
internal static class SampleInstances
{
    public static Instance Of(DriverKey key, int seed, int nodes = 5, int steps = 24, int graphs = 1, StateRows states = StateRows.None, int? every = 5, double stopAt = 1e-9, double alpha = 0.1, bool trackerAtGradient = true)
    {
        var random = new Random(seed);
        var cpu = Cpu(key.Penalty, nodes, random);
        var learning = Learning(key.Loss, nodes, random);
        var m = learning.Parameters;
        var pool = Enumerable.Range(0, graphs).Select(_ => Graph(nodes, random)).ToImmutableArray();
        var everyTime = every is null ? 0.07 : (double?)null;
        var settings = new InstanceSettings
        {
            Seed = (ulong)seed,
            Problem = new ProblemSettings { Nodes = nodes, Cpu = new CpuSettings(), Learning = new LearningSettings { Loss = key.Loss, Data = DataSource.Quadratic } },
            Network = new NetworkSettings(),
            Links = new LinkSettings(key.Quantizer, 0.125, 0.125, key.Rounding, key.Quantizer == QuantizerKind.None ? CouplingKind.Ideal : key.Differences ? CouplingKind.Edge : CouplingKind.Node),
            Method = new MethodSettings { Alpha = new Quantity(alpha), Stepper = key.Stepper, StepRule = key.Adaptive ? StepRule.Adaptive : StepRule.Fixed, Step = 0.02, Steps = steps, StopAt = stopAt, Precision = key.Precision },
            Start = new StartSettings(),
            Trace = new TraceSettings { Every = every, EveryTime = everyTime, States = states },
        };
        return new Instance
        {
            Draft = new InstanceDraft
            {
                Index = seed,
                Settings = settings,
                Network = graphs == 1 ? new NetworkSchedule(pool[0]) : key.Adaptive ? new NetworkSchedule(pool, 0, 0.11) : new NetworkSchedule(pool, 4, 0),
                Redraws = 0,
                Cpu = cpu,
                Learning = learning,
                Start = new StartState([.. Enumerable.Repeat(cpu.Demand / nodes, nodes)], [.. Numbers(nodes * m, random)], trackerAtGradient),
            },
            Theory = new InstanceTheory { Lambda2 = 1, LambdaMax = 4, Lipschitz = 1, BoundPrinted = 1, BoundHalf = 1, BoundExact = 1, BoundDefinite = 1, RatePredicted = null, FlowRate = null, Assumption1 = null },
            CpuOptimum = new CpuOptimum(1, cpu.Workload, 1, cpu.Workload),
            LearningOptimum = new LearningOptimum(0.5, [.. Numbers(m, random)], 0, 1),
            Alpha = alpha,
            StepSize = 0.02,
            Steps = steps,
            Horizon = steps * 0.02,
        };
    }

    public static double[] Numbers(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    private static Network Graph(int nodes, Random random)
    {
        var ring = Enumerable.Range(0, nodes).Select(i => (i, (i + 1) % nodes));
        var chords = from i in Enumerable.Range(0, nodes) from j in Enumerable.Range(i + 2, Math.Max(0, nodes - i - 2)) where random.NextDouble() < 0.3 && !(i == 0 && j == nodes - 1) select (i, j);
        return Network.FromEdges(nodes, ring.Concat(chords.ToList()).Select(e => new Edge(e.Item1, e.Item2, 0.5 + random.NextDouble())));
    }

    private static CpuProblem Cpu(PenaltyForm penalty, int nodes, Random random)
    {
        var boxed = penalty != PenaltyForm.None;
        var workload = Numbers(nodes, random).Select(v => 4 + (4 * v)).ToImmutableArray();
        return new CpuProblem
        {
            Capacity = [.. Numbers(nodes, random).Select(v => 3 + (2 * v))],
            Workload = workload,
            Lower = [.. Enumerable.Repeat(boxed ? 1.5 : double.NegativeInfinity, nodes)],
            Upper = [.. Enumerable.Repeat(boxed ? 6.5 : double.PositiveInfinity, nodes)],
            Demand = 1.3 * workload.Sum(),
            Penalty = penalty,
            PenaltyWeight = 1,
            Sigma = 20,
        };
    }

    private static LearningProblem Learning(LossKind loss, int nodes, Random random)
    {
        const int Dimensions = 2, PerNode = 3;
        if (loss == LossKind.Quadratic)
        {
            const int M = 3;
            var matrices = new double[nodes * M * M];
            for (var i = 0; i < nodes; i++)
            {
                for (var r = 0; r < M; r++)
                {
                    for (var c = 0; c <= r; c++)
                    {
                        matrices[(i * M * M) + (r * M) + c] = matrices[(i * M * M) + (c * M) + r] = r == c ? 1 + random.NextDouble() : 0.2 * random.NextDouble();
                    }
                }
            }

            return new LearningProblem { Loss = loss, Parameters = M, Quadratic = new QuadraticData([.. matrices], [.. Numbers(nodes * M, random)]) };
        }

        if (loss == LossKind.None)
        {
            return new LearningProblem { Loss = loss, Parameters = 0 };
        }

        var classes = loss == LossKind.Softmax ? 3 : 2;
        var targets = Enumerable.Range(0, nodes * PerNode).Select(s => loss switch { LossKind.LeastSquares => random.NextDouble(), LossKind.Softmax => s % classes, _ => s % 2 == 0 ? 1.0 : -1.0 });
        return new LearningProblem
        {
            Loss = loss,
            Parameters = (Dimensions + 1) * (loss == LossKind.Softmax ? classes : 1),
            Samples = new SampleData(Dimensions, classes, [.. Enumerable.Range(0, nodes + 1).Select(i => i * PerNode)], [.. Numbers(nodes * PerNode * Dimensions, random)], [.. targets]),
        };
    }
}
