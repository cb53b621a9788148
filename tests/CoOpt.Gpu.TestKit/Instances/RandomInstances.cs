using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.TestKit.Instances;

/// <summary>Small random instances, built value by value: tests that use them depend on no parser, no generator and no theory of the product.</summary>
public static class RandomInstances
{
    /// <summary>Every valid combination of coupling, quantiser, loss, penalty, integrator and switching, in a fixed shuffled order.</summary>
    public static ImmutableArray<InstanceShape> AllCombinations(int seed)
    {
        var links =
            from coupling in new[] { CouplingKind.Node, CouplingKind.Edge }
            from quantizer in new[] { (QuantizerKind.None, Rounding.Nearest), (QuantizerKind.Log, Rounding.Nearest), (QuantizerKind.Log, Rounding.Floor), (QuantizerKind.Uniform, Rounding.Nearest) }
            select new LinkSettings(quantizer.Item1, 0.125, 0.125, quantizer.Item2, coupling);
        var losses = Enum.GetValues<LossKind>().Select(loss => (loss, true)).Append((LossKind.Quadratic, false));
        var shapes =
            from link in links.Append(new(QuantizerKind.None, 0.125, 0.125, Rounding.Nearest, CouplingKind.Ideal))
            from loss in losses
            from penalty in Enum.GetValues<PenaltyForm>()
            from stepper in Enum.GetValues<StepperKind>()
            where stepper != StepperKind.Dopri5 || link.EffectiveQuantizer == QuantizerKind.None
            from switching in Enum.GetValues<SwitchingForm>()
            select new InstanceShape { Links = link, Loss = loss.Item1, Definite = loss.Item2, Penalty = penalty, Stepper = stepper, Switching = switching };
        var all = shapes.ToArray();
        var random = new Random(seed);
        random.Shuffle(all);
        return [.. all.Select(shape => shape with
        {
            Seed = random.Next(),
            Links = shape.Links with { Rho = Uniform(random, 0.05, 1), Delta = Uniform(random, 0.02, 0.5) },
            TrackerAtGradient = random.Next(4) != 0,
        })];
    }

    /// <summary>The instance of <paramref name="shape"/>, at index <paramref name="index"/> of its sweep.</summary>
    public static Instance Create(InstanceShape shape, long index = 0)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var random = new Random(shape.Seed);
        var n = shape.Nodes > 0 ? shape.Nodes : random.Next(3, 9);
        var cpu = RandomProblems.Cpu(random, n, shape.Penalty);
        var learning = RandomProblems.Learning(random, n, shape.Dimensions > 0 ? shape.Dimensions : random.Next(1, 4), shape.Loss, shape.Definite);
        var graphs = Enumerable.Range(0, shape.Switching == SwitchingForm.Fixed ? 1 : 3).Select(_ => RandomNetworks.Connected(random, n)).ToImmutableArray();
        var lipschitz = RandomProblems.Lipschitz(learning, n);

        // Well inside the bound of the convergence theorem, so that indefinite losses stay stable too.
        var alpha = Uniform(random, 0.05, 0.3) / lipschitz;
        var step = shape.StepFactor * SafeStep(shape, cpu, graphs, alpha, lipschitz);
        var settings = new InstanceSettings
        {
            Seed = (ulong)shape.Seed,
            Problem = new() { Nodes = n, Cpu = new(), Learning = new() { Loss = shape.Loss, Data = DataSource.Quadratic } },
            Network = new() { Graphs = graphs.Length },
            Links = shape.Links,
            Method = new()
            {
                Alpha = new(alpha),
                Stepper = shape.Stepper,
                StepRule = shape.StepRule,
                Step = step,
                Steps = shape.Steps,
                StopAt = shape.StopAt,
            },
            Start = new() { TrackerAtGradient = shape.TrackerAtGradient },
            Trace = shape.Trace,
        };
        var everyTime = shape.Switching == SwitchingForm.ByTime ? 5.3 * step : 0;
        return new()
        {
            Draft = new()
            {
                Index = index,
                Settings = settings,
                Network = new(graphs, shape.Switching == SwitchingForm.BySteps ? 7 : 0, everyTime),
                Redraws = 0,
                Cpu = cpu,
                Learning = learning,
                Start = RandomProblems.Start(random, cpu, learning.Parameters, shape.TrackerAtGradient),
            },
            Theory = new()
            {
                Lambda2 = null,
                LambdaMax = null,
                Lipschitz = lipschitz,
                BoundPrinted = null,
                BoundHalf = null,
                BoundExact = null,
                BoundDefinite = null,
                RatePredicted = null,
                FlowRate = null,
                Assumption1 = null,
                Note = "a random instance has no theory",
            },
            CpuOptimum = Optima.Cpu(cpu),
            LearningOptimum = Optima.Learning(learning, n),
            Alpha = alpha,
            StepSize = step,
            Steps = shape.Steps,
            Horizon = shape.Steps * step,
        };
    }

    /// <summary>A value of U[<paramref name="from"/>, <paramref name="to"/>).</summary>
    internal static double Uniform(Random random, double from, double to) => from + (to - from) * random.NextDouble();

    // Half of min(2/(λₙf″K̄), 2/(2λₙK̄ + αL)), with 2·(largest weighted degree) for λₙ.
    private static double SafeStep(InstanceShape shape, CpuProblem cpu, ImmutableArray<Network> graphs, double alpha, double lipschitz)
    {
        var degree = graphs.Max(g => Enumerable.Range(0, g.Nodes).Max(i => g.Row(i).Sum(e => e.Weight)));
        var spread = 2 * degree * shape.Links.UpperSector;
        var curvature = 1 / cpu.Capacity.Min() + cpu.Penalty switch
        {
            PenaltyForm.Quadratic => 2 * cpu.PenaltyWeight,
            PenaltyForm.Softplus => cpu.PenaltyWeight * cpu.Sigma / 4,
            _ => 0,
        };
        return 0.5 * Math.Min(2 / (spread * curvature), 2 / (2 * spread + alpha * lipschitz));
    }
}
