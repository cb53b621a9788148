using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Specs.Binding;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>Rules over the algorithm and what goes with it.</summary>
internal static class AlgorithmChecks
{
    public static ImmutableArray<CrossCheck> All { get; } =
    [
        new(["method.algorithm", "problem.learning.loss"], Loss),
        new(["method.algorithm", "method.stepper", "method.step"], Step),
        new(["method.algorithm", "links.quantizer", "links.coupling"], Links),
        new(["method.algorithm", "network.directed", "network.oneWay"], Network),
    ];

    private static void Loss(CheckContext c)
    {
        if (Kind(c) != AlgorithmKind.CoOptimization && c.View.Word("problem.learning.loss") != "none")
        {
            Report(c, "schedules CPU alone; write problem: { learning: { loss: none } }", "method.algorithm");
        }
    }

    private static void Step(CheckContext c)
    {
        var (kind, stepper, step) = (Kind(c), c.View.Word("method.stepper"), c.View("method.step"));
        if (kind is AlgorithmKind.CoOptimization or AlgorithmKind.LaplacianGradient)
        {
            return;
        }

        if (stepper != "euler")
        {
            Report(c, $"is a step of its own, but method.stepper is {stepper}; write stepper: euler", "method.stepper");
        }

        if (kind is AlgorithmKind.Sign or AlgorithmKind.SingleBit && step.Number is null)
        {
            Report(c, $"has no limit of stability from which a step could be chosen, but method.step is {step}; give a number, about which it will chatter", c.IsGiven("method.step") ? "method.step" : "method.algorithm");
        }
        else if (kind is AlgorithmKind.Balanced or AlgorithmKind.Admm && step.Text != "auto")
        {
            Report(c, $"has no step size, but method.step is {step}; leave it at auto", "method.step");
        }
    }

    private static void Links(CheckContext c)
    {
        var kind = Kind(c);
        if (kind is not (AlgorithmKind.CoOptimization or AlgorithmKind.LaplacianGradient or AlgorithmKind.Momentum)
            && c.View.Word("links.quantizer") is var quantizer and not "none"
            && (kind is AlgorithmKind.Sign or AlgorithmKind.Saturated or AlgorithmKind.SingleBit || c.View.Word("links.coupling") != "ideal"))
        {
            Report(c, $"has messages of its own, but links.quantizer is {quantizer}; write quantizer: none", c.IsGiven("links.quantizer") ? "links.quantizer" : "method.algorithm");
        }
    }

    private static void Network(CheckContext c)
    {
        if (Kind(c) == AlgorithmKind.Balanced && (c.View.Flag("network.directed") || c.View.Number("network.oneWay") > 0))
        {
            Report(c, "splits what a node has over its links in equal parts, for which they must go both ways; remove directed and oneWay", "method.algorithm");
        }
    }

    private static AlgorithmKind Kind(CheckContext c) => MethodBinding.Algorithm(c.View);

    private static void Report(CheckContext c, string what, string path) => c.Report(DiagnosticCatalogue.Algorithm, $"method.algorithm: {c.View.Word("method.algorithm")} {what}", path);
}
