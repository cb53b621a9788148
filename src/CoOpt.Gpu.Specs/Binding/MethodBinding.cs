using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Binding;

/// <summary>Binds the links, method and trace sections.</summary>
internal static class MethodBinding
{
    /// <summary>The links; a baseline that maps differences brings its map along.</summary>
    public static LinkSettings BindLinks(SettingsView view)
    {
        var links = GivenLinks(view) with
        {
            LowerExponent = view.Number("method.lowerExponent"),
            UpperExponent = view.Number("method.upperExponent"),
            Saturation = view.Number("method.saturation"),
        };
        return Algorithm(view) switch
        {
            AlgorithmKind.Sign => links with { Quantizer = QuantizerKind.SignPower, Coupling = CouplingKind.Edge },
            AlgorithmKind.Saturated => links with { Quantizer = QuantizerKind.Saturation, Coupling = CouplingKind.Edge },
            AlgorithmKind.SingleBit => links with { Quantizer = QuantizerKind.SingleBit, Coupling = CouplingKind.Edge },
            _ => links,
        };
    }

    public static AlgorithmKind Algorithm(SettingsView view) => view.Choice(
        "method.algorithm",
        ("co-optimization", AlgorithmKind.CoOptimization), ("laplacian-gradient", AlgorithmKind.LaplacianGradient), ("momentum", AlgorithmKind.Momentum), ("sign", AlgorithmKind.Sign),
        ("saturated", AlgorithmKind.Saturated), ("single-bit", AlgorithmKind.SingleBit), ("balanced", AlgorithmKind.Balanced), ("admm", AlgorithmKind.Admm), ("dual-ascent", AlgorithmKind.DualAscent));

    private static LinkSettings GivenLinks(SettingsView view) => new(
        view.Choice("links.quantizer", ("log", QuantizerKind.Log), ("uniform", QuantizerKind.Uniform), ("none", QuantizerKind.None)),
        view.Number("links.rho"),
        view("links.delta").Number ?? 0,
        view.Choice("links.rounding", ("nearest", Rounding.Nearest), ("floor", Rounding.Floor)),
        view.Choice("links.coupling", ("node", CouplingKind.Node), ("edge", CouplingKind.Edge), ("ideal", CouplingKind.Ideal)));

    public static MethodSettings BindMethod(SettingsView view)
    {
        var step = view("method.step");
        return new MethodSettings
        {
            Algorithm = Algorithm(view),
            Momentum = view.Number("method.momentum"),
            Augmentation = view("method.augmentation").Number,
            StopTolerance = view.Number("method.stopTolerance"),
            Alpha = QuantityText.Read(view("method.alpha")),
            Stepper = view.Choice("method.stepper", ("euler", StepperKind.Euler), ("rk4", StepperKind.Rk4), ("dopri5", StepperKind.Dopri5)),
            StepRule = step.Number is not null ? StepRule.Fixed : view.Choice("method.step", ("auto", StepRule.Auto), ("bound", StepRule.Bound), ("adaptive", StepRule.Adaptive)),
            Step = step.Number ?? 0,
            Steps = (long?)view("method.steps").Number,
            Time = view("method.time").Number,
            StopAt = view.Number("method.stopAt"),
            Tolerance = view.Number("method.tolerance"),
            Precision = view.Choice("method.precision", ("double", Precision.Binary64), ("single", Precision.Binary32)),
            RelativeTolerance = view.Number("method.relativeTolerance"),
            AbsoluteTolerance = view.Number("method.absoluteTolerance"),
        };
    }

    public static StartSettings BindStart(SettingsView view, PathLookup paths) => new()
    {
        XFile = view.Word("method.start.x") == "csv" ? view.File("method.start.x.csv", paths) : null,
        Y = view.Choice("method.start.y", ("normal", StartY.Normal), ("zeros", StartY.Zeros), ("csv", StartY.Csv)),
        YFile = view.Word("method.start.y") == "csv" ? view.File("method.start.y.csv", paths) : null,
        TrackerAtGradient = view.Word("method.start.z") == "gradient",
    };

    public static TraceSettings BindTrace(SettingsView view)
    {
        var observables = view("trace.observables");
        return new TraceSettings
        {
            Every = (int?)view("trace.every").Number,
            EveryTime = view("trace.everyTime").Number,
            Observables = observables.IsNone ? [] : observables.List is { } chosen
                ? [.. TraceColumns.All.Where(c => chosen.Any(v => v.Text == c))]
                : TraceColumns.All,
            States = view.Choice("trace.states", ("none", StateRows.None), ("last", StateRows.Last), ("all", StateRows.All)),
        };
    }
}
