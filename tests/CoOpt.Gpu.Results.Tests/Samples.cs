using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Results.Tests;

/// <summary>Small hand-made values: two nodes, quadratic loss.</summary>
internal static class Samples
{
    internal static ResolvedSweep Sweep(string name = "sample", params Axis[] axes) => new()
    {
        Schema = 1,
        Name = name,
        Settings = ImmutableSortedDictionary.Create<string, SettingValue>(StringComparer.Ordinal)
            .Add("links.rho", SettingValue.Of(0.125))
            .Add("method.alpha", SettingValue.Of("0.5 * bound"))
            .Add("problem.nodes", SettingValue.Of(2.0)),
        Axes = [.. axes],
        Files = [new InputFile("e.csv", "/somewhere/e.csv", new string('a', 64), 12)],
    };

    internal static Axis Axis(string key, params SettingValue[] values) => new([key], [.. values.Select(v => ImmutableArray.Create(v))]);

    internal static TraceRow Trace(long instance, long step, double value = 0.1) => new()
    {
        Instance = instance,
        Step = step,
        Time = 0.02 * step,
        CostGap = value,
        CostGapRelative = value / 3,
        LossGap = -value,
        Distance = value * 1e-300,
        Consensus = value * 1e17,
        BoxViolation = 0,
        Lyapunov = value * value,
        Feasibility = 1e-16,
        FeasibilityMax = 1e-15,
        TrackerDriftMax = 2e-16,
        Bits = 12345,
    };

    internal static InstanceResult Result(long index, ulong seed = 3, params SettingValue[] swept)
    {
        var draft = new InstanceDraft
        {
            Index = index,
            Settings = Settings(seed),
            Network = new NetworkSchedule(Network.FromEdges(2, [new Edge(0, 1)])),
            Redraws = 0,
            Cpu = new CpuProblem { Capacity = [1, 2], Workload = [3, 4], Lower = [0, 0], Upper = [5, 5], Demand = 9.1, Penalty = PenaltyForm.Quadratic, PenaltyWeight = 1, Sigma = 20 },
            Learning = new LearningProblem { Loss = LossKind.Quadratic, Parameters = 1, Quadratic = null },
            Start = new StartState([4.55, 4.55], [0, 0], true),
        };
        return new InstanceResult
        {
            Instance = new Instance
            {
                Draft = draft,
                Theory = Theory,
                CpuOptimum = new CpuOptimum(1.25, [4, 5.1], double.PositiveInfinity, []),
                LearningOptimum = new LearningOptimum(-0.75, [1], 1e-14, 1),
                Alpha = 0.25,
                StepSize = 0.02,
                Steps = 4000,
                Horizon = 80,
            },
            Swept = [.. swept],
            Outcome = Outcome.NonFinite,
            OutcomeStep = 17,
            OutcomeVariable = StateVariable.Y,
            Oscillating = true,
            Steps = 17,
            StepsToTolerance = null,
            Rate = null,
            RateStep = 1e-5,
            Last = Trace(index, 10),
            Messages = 300,
            MessagesUnicast = 600,
            Alphabet = (0, 12, 13),
            Underflows = 4,
            SectorLeast = 0.94,
            SectorGreatest = null,
            TracePoints = 3,
            LyapunovRises = 1,
            LyapunovPeak = 1.5,
            Accuracy = null,
            AccuracyOptimum = 1,
        };
    }

    private static InstanceTheory Theory { get; } = new()
    {
        Lambda2 = 2,
        LambdaMax = 2,
        Lipschitz = 4,
        BoundPrinted = 0.5,
        BoundHalf = 0.25,
        BoundExact = null,
        BoundDefinite = double.PositiveInfinity,
        RatePredicted = double.NaN,
        FlowRate = 1.5,
        StartOffset = 0.75,
        Assumption1 = true,
        Note = "=1+1, \"quoted\"\nand a line",
    };

    private static InstanceSettings Settings(ulong seed) => new()
    {
        Seed = seed,
        Problem = new ProblemSettings { Nodes = 2, Cpu = new CpuSettings(), Learning = new LearningSettings { Loss = LossKind.Quadratic, Data = DataSource.Quadratic } },
        Network = new NetworkSettings(),
        Links = new LinkSettings(QuantizerKind.Log, 0.125, 0.5, Rounding.Nearest, CouplingKind.Node),
        Method = new MethodSettings { Alpha = new Quantity(0.25) },
        Start = new StartSettings(),
        Trace = new TraceSettings(),
    };
}
