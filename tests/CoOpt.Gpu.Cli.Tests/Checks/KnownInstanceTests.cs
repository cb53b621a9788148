using CoOpt.Gpu.Cli.Checks;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Cli.Tests.Checks;

public class KnownInstanceTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void The_answers_worked_out_by_hand_are_those_of_theory()
    {
        var known = KnownInstance.With(CouplingKind.Ideal, QuantizerKind.None);
        var resolved = new InstanceResolver().Resolve(known.Draft);
        Assert.Equal(resolved.CpuOptimum.PenalisedCost, known.CpuOptimum.PenalisedCost, Tolerance);
        Assert.Equal(resolved.LearningOptimum.Loss, known.LearningOptimum.Loss, Tolerance);
        Assert.Equal(resolved.Theory.Lambda2!.Value, known.Theory.Lambda2!.Value, Tolerance);
        Assert.Equal(resolved.Theory.LambdaMax!.Value, known.Theory.LambdaMax!.Value, Tolerance);
        Assert.Equal(resolved.Theory.Lipschitz!.Value, known.Theory.Lipschitz!.Value, Tolerance);
        Assert.Equal(resolved.Theory.BoundPrinted!.Value, known.Theory.BoundPrinted!.Value, Tolerance);
        Assert.Equal(resolved.StepSize, known.StepSize, Tolerance);
        var x = resolved.CpuOptimum.PenalisedX.Zip(known.CpuOptimum.PenalisedX);
        foreach (var (expected, actual) in x.Concat(resolved.LearningOptimum.Y.Zip(known.LearningOptimum.Y)))
        {
            Assert.Equal(expected, actual, Tolerance);
        }
    }
}
