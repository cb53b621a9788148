using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>Newton's method with the dense Hessian, a Cholesky factorisation and backtracking. For quadratic losses its second and later steps refine the first one's rounding.</summary>
internal static class NewtonMethod
{
    private const int Iterations = 200;

    /// <summary>The minimiser from <paramref name="start"/>, or the point where rounding stopped it.</summary>
    /// <exception cref="TheoryException">The Hessian of ΣGᵢ is singular or indefinite: no unique optimum.</exception>
    public static double[] Minimize(LearningProblem problem, Objective objective, double[] start)
    {
        var losses = objective.Losses;
        var m = losses.Parameters;
        var constant = problem.Loss is LossKind.Quadratic or LossKind.LeastSquares;
        var factor = new double[m * m];
        var direction = new double[m];
        var at = objective.At(start);
        for (var k = 0; k < Iterations && !at.IsOptimal; k++)
        {
            if (k == 0 || !constant)
            {
                Array.Clear(factor);
                losses.AddHessianSum(at.Y, factor);
                OptimumExistence.AddFlatDirections(problem, factor, m);
                if (!Cholesky.TryFactor(factor, m))
                {
                    throw OptimumExistence.Singular(problem);
                }
            }

            for (var i = 0; i < m; i++)
            {
                direction[i] = -at.Gradient[i];
            }

            Cholesky.Solve(factor, direction);
            if (LineSearch.Search(objective, at, direction) is not { } next)
            {
                break;
            }

            at = next;
        }

        return at.Y;
    }
}
