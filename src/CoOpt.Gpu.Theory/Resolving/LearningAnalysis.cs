using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Losses;
using CoOpt.Gpu.Theory.Optima;

namespace CoOpt.Gpu.Theory.Resolving;

/// <summary>What theory says of a training problem alone.</summary>
/// <param name="Losses">Its losses.</param>
/// <param name="Lipschitz">L = maxᵢ sup‖∇²gᵢ‖, from above; null without training.</param>
/// <param name="Optimum">y* and G*.</param>
/// <param name="Assumption1">ΣHᵢ ≻ 0 and Hᵢ ⪯ L·I; the second holds by the choice of L.</param>
public sealed record LearningAnalysis(ILocalLosses Losses, double? Lipschitz, LearningOptimum Optimum, bool? Assumption1)
{
    /// <summary>Analyses a problem.</summary>
    /// <exception cref="TheoryException">It has no unique optimum.</exception>
    public static LearningAnalysis Of(LearningProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var losses = LocalLosses.Of(problem);
        var optimum = LearningOptima.Of(problem);
        double lipschitz = 0;
        for (var i = 0; i < losses.Nodes; i++)
        {
            lipschitz = Math.Max(lipschitz, losses.Lipschitz(i));
        }

        return new(losses, problem.Loss == LossKind.None ? null : lipschitz, optimum, OptimumExistence.IsStrictlyConvex(problem, losses));
    }
}
