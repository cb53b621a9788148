using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>
/// Newton's method with the dense Hessian, a Cholesky factorisation and backtracking. For quadratic losses its second and later steps refine the first
/// one's rounding. With many parameters a factorisation serves later steps too, as preconditioner of a few conjugate gradients: a Hessian costs as
/// much as tens of products with it.
/// </summary>
internal static class NewtonMethod
{
    private const int Iterations = 200;

    // Below this many parameters a new factorisation is the cheaper way.
    private const int Many = 100;

    // Products with the Hessian that cost less than a fifth of a new one with its factorisation at m = 785.
    private const int Refinements = 12;

    /// <summary>The minimiser from <paramref name="start"/>, or the point where rounding stopped it.</summary>
    /// <exception cref="TheoryException">The Hessian of ΣGᵢ is singular or indefinite: no unique optimum.</exception>
    public static double[] Minimize(LearningProblem problem, Objective objective, double[] start)
    {
        var constant = problem.Loss is LossKind.Quadratic or LossKind.LeastSquares;
        var m = objective.Losses.Parameters;
        var factor = new double[m * m];
        var at = objective.At(start);
        for (var k = 0; k < Iterations && !at.IsOptimal; k++)
        {
            var step = k > 0 && !constant && m >= Many ? Refine(objective, at, factor) : null;
            if (step is null)
            {
                if (k == 0 || !constant)
                {
                    Factor(problem, objective, at, factor);
                }

                step = new double[m];
                Vectors.AddScaled(-1, at.Gradient, step);
                Cholesky.Solve(factor, step);
            }

            if (LineSearch.Search(objective, at, step) is not { } next)
            {
                break;
            }

            at = next;
        }

        return at.Y;
    }

    private static double[]? Refine(Objective objective, ObjectivePoint at, double[] factor)
    {
        var (step, reached) = ConjugateGradients.Solve(objective, at, vector => Cholesky.Solve(factor, vector), ConjugateGradients.Forcing(at), Refinements);
        return reached ? step : null;
    }

    private static void Factor(LearningProblem problem, Objective objective, ObjectivePoint at, double[] factor)
    {
        var m = objective.Losses.Parameters;
        Array.Clear(factor);
        objective.Losses.AddHessianSum(at.Y, factor);
        OptimumExistence.AddFlatDirections(problem, factor, m);
        if (!Cholesky.TryFactor(factor, m))
        {
            throw OptimumExistence.Singular(problem);
        }
    }
}
