using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Binding;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>Rules over links and method.</summary>
internal static class MethodChecks
{
    public static ImmutableArray<CrossCheck> All { get; } =
    [
        new(["method.stepper", "links.quantizer", "links.coupling"], QuantizedDopri5),
        new(["method.stepper", "method.step"], Adaptive),
        new(["method.stepper", "network.switching", "network.switching.graphs", "network.switching.every"], SwitchingSteps),
        new(["links.quantizer", "links.delta", "links.coupling"], Delta),
        new(["method.alpha", "method.step", "network.directed", "network.oneWay", "problem.learning.loss"], Bound),
        new(["method.alpha", "method.step", "method.start.z", "problem.learning.loss"], Frontier),
        new(["method.start.x", "method.start.x.csv", "problem.nodes"], StartX),
        new(["method.start.y", "method.start.y.csv", "problem.nodes"], StartY),
    ];

    private static void QuantizedDopri5(CheckContext c)
    {
        if (c.View.Word("method.stepper") == "dopri5" && c.View.Word("links.quantizer") is var quantizer and not "none" && c.View.Word("links.coupling") != "ideal")
        {
            c.Report(
                DiagnosticCatalogue.QuantizedDopri5, $"method.stepper: dopri5 needs a continuous right-hand side, but links.quantizer is {quantizer}; use euler or rk4, or quantizer: none", "method.stepper");
        }
    }

    private static void Adaptive(CheckContext c)
    {
        if (c.View.Word("method.step") == "adaptive" && c.View.Word("method.stepper") is var stepper and not "dopri5")
        {
            c.Report(DiagnosticCatalogue.AdaptiveStepper, $"method.step: adaptive needs stepper: dopri5, but method.stepper is {stepper}", "method.step");
        }
    }

    private static void SwitchingSteps(CheckContext c)
    {
        var switches = NetworkBinding.IsSwitching(c.View) && c.View("network.switching.graphs").Number != 1;
        if (switches && c.View.Word("method.stepper") == "dopri5" && !c.View("network.switching.every").IsNone)
        {
            c.Report(
                DiagnosticCatalogue.SwitchingSteps,
                "network.switching.every counts steps, which dopri5 chooses itself; give switching: { everyTime: … }",
                "network.switching.every");
        }
    }

    private static void Delta(CheckContext c)
    {
        if (c.View.Word("links.quantizer") == "uniform" && c.View.Word("links.coupling") != "ideal" && c.View("links.delta").IsNone)
        {
            c.Report(DiagnosticCatalogue.MissingDelta, "links.quantizer: uniform needs its step; give delta beside it, such as delta: 0.125", "links.quantizer");
        }
    }

    private static void Bound(CheckContext c)
    {
        if ((!c.View.Flag("network.directed") && c.View.Number("network.oneWay") == 0) || c.View.Word("problem.learning.loss") == "none")
        {
            return;
        }

        if (QuantityText.Read(c.View("method.alpha")).IsRelative)
        {
            c.Report(DiagnosticCatalogue.NoBound, $"method.alpha is {c.View("method.alpha")}, but a directed network has no bound; give a number", "method.alpha");
        }

        if (c.View.Word("method.step") == "bound")
        {
            c.Report(DiagnosticCatalogue.NoBound, "method.step is bound, but a directed network has no bound; give a number", "method.step");
        }
    }

    private static void Frontier(CheckContext c)
    {
        if (QuantityText.Read(c.View("method.alpha")).Frontier is null)
        {
            return;
        }

        if (c.View.Word("problem.learning.loss") == "none")
        {
            c.Report(DiagnosticCatalogue.Frontier, "method.alpha: frontier searches for an α, which CPU scheduling alone does not have; give a loss, or remove method.alpha", "method.alpha");
            return;
        }

        if (c.View.Word("method.step") is var step and ("auto" or "adaptive"))
        {
            c.Report(
                DiagnosticCatalogue.Frontier,
                $"method.alpha: frontier searches at one step size, but method.step: {step} depends on α; write step: bound (auto's rule at α = bound) or a number",
                c.IsGiven("method.step") ? "method.step" : "method.alpha");
        }

        if (c.View.Word("method.start.z") == "zero")
        {
            c.Report(
                DiagnosticCatalogue.Frontier, "method.alpha: frontier judges by the distance to the optimum, to which start.z: zero does not converge; write z: gradient", "method.start.z");
        }
    }

    private static void StartX(CheckContext c)
    {
        if (Start(c, "method.start.x") && c.Table("method.start.x.csv") is { } table)
        {
            Files.StartTable.CheckX(table, c.View.Whole("problem.nodes"), c.Bag);
        }
    }

    private static void StartY(CheckContext c)
    {
        if (Start(c, "method.start.y") && c.Table("method.start.y.csv") is { } table)
        {
            Files.StartTable.CheckY(table, c.View.Whole("problem.nodes"), c.Bag);
        }
    }

    private static bool Start(CheckContext c, string path)
    {
        if (c.View.Word(path) != "csv")
        {
            return false;
        }

        if (c.View($"{path}.csv").IsNone)
        {
            c.Report(DiagnosticCatalogue.MissingKey, $"{path}: csv needs the file; write it as {path[(path.LastIndexOf('.') + 1)..]}: {{ csv: FILE }}", path);
            return false;
        }

        return true;
    }
}
