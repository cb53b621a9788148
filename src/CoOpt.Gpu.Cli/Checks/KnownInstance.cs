using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>
/// A tiny instance whose answers are known by hand: four nodes in a ring (λ₂ = 2, λₙ = 4), κ = (1, 2, 3, 4), Σbᵢ = 5, b = 6.5, no box, quadratic losses
/// Aᵢ = diag(i, 2), cᵢ = (1, i), i = 1…4. F* = (b − Σb)²/(2Σκ) = 0.1125, x*ᵢ = bᵢ + 0.15κᵢ; ΣA = diag(10, 8), Σc = (4, 10), so y* = (0.4, 1.25) and
/// G* = −½Σcᵀy* = −7.05.
/// </summary>
internal static class KnownInstance
{
    private const int Nodes = 4;
    private const double Alpha = 0.25;
    private const double StepSize = 0.1;

    // The slowest mode falls at about α·mean(A) = 0.5 a unit of time: e^−50 over the horizon, so what is left is rounding.
    private const long Steps = 1000;

    /// <summary>The instance with the given links and integrator.</summary>
    public static Instance With(CouplingKind coupling, QuantizerKind quantizer, Rounding rounding = Rounding.Nearest, StepperKind stepper = StepperKind.Euler)
    {
        var settings = Settings(new LinkSettings(quantizer, 0.125, 0.125, rounding, coupling), stepper);
        ImmutableArray<double> workload = [1, 2, 0.5, 1.5];
        ImmutableArray<double> capacity = [1, 2, 3, 4];
        ImmutableArray<double> y = [0.4, 1.25];
        ImmutableArray<double> x = [.. workload.Zip(capacity, static (b, k) => b + (0.15 * k))];
        return new Instance
        {
            Draft = new InstanceDraft
            {
                Index = 0,
                Settings = settings,
                Network = new NetworkSchedule(Network.FromEdges(Nodes, [new Edge(0, 1), new Edge(1, 2), new Edge(2, 3), new Edge(0, 3)])),
                Redraws = 0,
                Cpu = new CpuProblem
                {
                    Capacity = capacity,
                    Workload = workload,
                    Lower = [.. Enumerable.Repeat(double.NegativeInfinity, Nodes)],
                    Upper = [.. Enumerable.Repeat(double.PositiveInfinity, Nodes)],
                    Demand = 6.5,
                    Penalty = PenaltyForm.None,
                    PenaltyWeight = 0,
                    Sigma = 20,
                },
                Learning = new LearningProblem
                {
                    Loss = LossKind.Quadratic,
                    Parameters = 2,
                    Quadratic = new QuadraticData([1, 0, 0, 2, 2, 0, 0, 2, 3, 0, 0, 2, 4, 0, 0, 2], [1, 1, 1, 2, 1, 3, 1, 4]),
                },
                Start = new StartState([1.625, 1.625, 1.625, 1.625], [1, -1, 0.5, 2, -1.5, 0, 2, 1], true),
            },
            Theory = new InstanceTheory
            {
                Lambda2 = 2,
                LambdaMax = 4,
                Lipschitz = 4,
                BoundPrinted = 0.5,
                BoundHalf = 0.5,
                BoundExact = 0.5,
                BoundDefinite = double.PositiveInfinity,
                RatePredicted = null,
                FlowRate = null,
                Assumption1 = true,
            },
            CpuOptimum = new CpuOptimum(0.1125, x, 0.1125, x),
            LearningOptimum = new LearningOptimum(-7.05, y, 0, 1),
            Alpha = Alpha,
            StepSize = StepSize,
            Steps = Steps,
            Horizon = Steps * StepSize,
        };
    }

    private static InstanceSettings Settings(LinkSettings links, StepperKind stepper) => new()
    {
        Seed = 0,
        Problem = new ProblemSettings
        {
            Nodes = Nodes,
            Cpu = new CpuSettings { Box = null, PenaltyForm = PenaltyForm.None, DemandFactor = 1.3 },
            Learning = new LearningSettings { Loss = LossKind.Quadratic, Data = DataSource.Quadratic },
        },
        Network = new NetworkSettings { Topology = Topology.Ring },
        Links = links,
        Method = new MethodSettings { Alpha = new Quantity(Alpha), StepRule = StepRule.Fixed, Step = StepSize, Steps = Steps, StopAt = 0, Stepper = stepper },
        Start = new StartSettings(),
        Trace = new TraceSettings { Every = 50 },
    };
}
