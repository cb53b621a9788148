using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit.Instances;

namespace CoOpt.Gpu.Engine.Tests.Baselines;

/// <summary>Instances of CPU scheduling alone, driven by a baseline.</summary>
internal static class BaselineInstances
{
    public static LinkSettings Exact { get; } = new(QuantizerKind.None, 0.125, 0.125, Rounding.Nearest, CouplingKind.Ideal);

    /// <summary>The links that an algorithm brings along.</summary>
    public static LinkSettings LinksOf(AlgorithmKind algorithm) => algorithm switch
    {
        AlgorithmKind.Sign => Exact with { Quantizer = QuantizerKind.SignPower, Coupling = CouplingKind.Edge },
        AlgorithmKind.Saturated => Exact with { Quantizer = QuantizerKind.Saturation, Coupling = CouplingKind.Edge },
        AlgorithmKind.SingleBit => Exact with { Quantizer = QuantizerKind.SingleBit, Coupling = CouplingKind.Edge },
        _ => Exact,
    };

    /// <summary>A random one.</summary>
    public static Instance Create(AlgorithmKind algorithm, InstanceShape shape, LinkSettings? links = null, double stepFactor = 1)
    {
        var used = links ?? LinksOf(algorithm);
        var instance = RandomInstances.Create(shape with { Loss = LossKind.None, Links = Exact, StepFactor = stepFactor, Trace = shape.Trace with { States = StateRows.All } });
        var settings = instance.Draft.Settings;
        var cpu = instance.Draft.Cpu;
        var step = algorithm == AlgorithmKind.DualAscent ? 1 / cpu.Capacity.Sum() : algorithm is AlgorithmKind.Balanced or AlgorithmKind.Admm ? 1 : instance.StepSize;
        return instance with
        {
            Draft = instance.Draft with
            {
                Settings = settings with { Links = used, Method = settings.Method with { Algorithm = algorithm, Step = step, Momentum = 0.6, StopTolerance = -1 } },

                // By steps even for the rules, whose step is no time.
                Network = instance.Draft.Network.EveryTime > 0 ? new NetworkSchedule(instance.Draft.Network.Graphs, 5, 0) : instance.Draft.Network,
            },
            StepSize = step,
            Horizon = step * instance.Steps,
            Augmentation = 0.4,
            Window = instance.Nodes - 1,
        };
    }

    /// <summary>One with given κ and workloads over a network, without a box, demand 1.3 times the workload, from equal shares.</summary>
    public static Instance Plain(AlgorithmKind algorithm, Network network, double[] capacity, double[] workload, double step, long steps, int every = 1, LinkSettings? links = null)
    {
        var n = network.Nodes;
        var instance = Create(algorithm, new InstanceShape { Nodes = n, Steps = steps, Trace = new TraceSettings { Every = every } }, links);
        var demand = 1.3 * workload.Sum();
        ImmutableArray<double> open = [.. Enumerable.Repeat(double.PositiveInfinity, n)];
        var cpu = new CpuProblem
        {
            Capacity = [.. capacity],
            Workload = [.. workload],
            Demand = demand,
            Lower = [.. open.Select(v => -v)],
            Upper = open,
            Penalty = PenaltyForm.None,
            PenaltyWeight = 0,
            Sigma = 1,
        };
        return instance with
        {
            Draft = instance.Draft with { Cpu = cpu, Network = new(network), Start = new([.. Enumerable.Repeat(demand / n, n)], [], true) },
            CpuOptimum = Optima.Cpu(cpu),
            StepSize = step,
            Horizon = step * steps,
        };
    }

    public static Instance With(this Instance instance, Func<MethodSettings, MethodSettings> change) =>
        instance with { Draft = instance.Draft with { Settings = instance.Draft.Settings with { Method = change(instance.Draft.Settings.Method) } } };

    public static Network Ring(int n) => Network.FromEdges(n, Enumerable.Range(0, n).Select(i => new Edge(i, (i + 1) % n, 1)));
}
