using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Algebra;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>
/// Whether training has one optimum. Smooth hinge, logistic and softmax leave intercepts free, so data with a class missing have none, whatever the
/// ridge; without a ridge softmax never has a single one, and logistic has none on separable data or linearly dependent features. Least squares needs
/// full column rank, quadratic losses ΣAᵢ ≻ 0.
/// </summary>
public static class OptimumExistence
{
    // Smallest curvature of G at the end against that at 0 for which an optimum without ridge counts as one: along a separating direction the ratio
    // ends near 1e-12.
    private const double SmallestCurvatureRatio = 1e-9;

    /// <summary>Checks what the data alone decide.</summary>
    /// <exception cref="TheoryException">There is no optimum.</exception>
    public static void CheckBefore(LearningProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Samples is not { } samples)
        {
            CheckRank(problem);
            return;
        }

        if (samples.Count == 0)
        {
            throw new TheoryException($"the {problem.Loss} problem has no samples, so no optimum; give at least one node data");
        }

        if (problem.Loss == LossKind.LeastSquares)
        {
            CheckRank(problem);
            return;
        }

        var classes = problem.Loss == LossKind.Softmax ? samples.Classes : 2;
        var seen = new bool[classes];
        foreach (var target in samples.Targets)
        {
            seen[problem.Loss == LossKind.Softmax ? (int)target : target > 0 ? 1 : 0] = true;
        }

        if (problem.Loss == LossKind.Softmax && !(problem.Ridge > 0))
        {
            throw new TheoryException("softmax without a ridge is flat along common shifts of its weights, so it has no unique optimum; set a positive ridge");
        }

        var missing = Array.IndexOf(seen, false);
        if (missing >= 0)
        {
            var label = problem.Loss == LossKind.Softmax ? missing : missing == 0 ? -1 : 1;
            throw new TheoryException(
                $"no sample has label {label}: the {problem.Loss} loss falls for ever along its free intercept and has no optimum; give data of every class");
        }
    }

    /// <summary>Checks, without a ridge, that the solver ended at an optimum and not on the way to infinity.</summary>
    /// <exception cref="TheoryException">The data are separable, or the features linearly dependent.</exception>
    public static void CheckAfter(LearningProblem problem, ILocalLosses losses, ReadOnlySpan<double> y)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(losses);
        if (problem.Ridge > 0 || problem.Loss != LossKind.Logistic)
        {
            return;
        }

        var m = losses.Parameters;
        var zero = new double[m];
        var first = new double[m * m];
        var last = new double[m * m];
        losses.AddHessianSum(zero, first);
        losses.AddHessianSum(y, last);
        if (!Cholesky.TryFactor(first, m))
        {
            throw Singular(problem);
        }

        Cholesky.Reduce(first, last, m);
        var ratios = new double[m];
        SymmetricEigenvalues.Compute(last, ratios);
        if (!(ratios[0] > SmallestCurvatureRatio))
        {
            throw new TheoryException($"the data are linearly separable and ridge is 0: the {problem.Loss} loss has no optimum; set a positive ridge");
        }
    }

    /// <summary>Whether ΣHᵢ(y) ≻ 0 at every y; null where the data do not decide it.</summary>
    public static bool? IsStrictlyConvex(LearningProblem problem, ILocalLosses losses)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(losses);
        switch (problem.Loss)
        {
            case LossKind.None:
                return null;
            case LossKind.Softmax:
                return false;
            case LossKind.SmoothHinge:
            case LossKind.Logistic when problem.Ridge > 0:
                // vᵀ(ΣH)v = 0 asks for w = 0 by the ridge and then for no intercept by any one sample.
                return problem.Samples is { Count: > 0 };
            default:
                // Constant for quadratic losses and least squares; for logistic its kernel, that of the features, does not depend on y.
                var m = losses.Parameters;
                var hessian = new double[m * m];
                losses.AddHessianSum(new double[m], hessian);
                return IsDefinite(hessian, m);
        }
    }

    /// <summary>
    /// Gives the Hessian curvature along the directions in which softmax is flat; the gradient has no part there, so Newton's step is unchanged.
    /// </summary>
    internal static void AddFlatDirections(LearningProblem problem, double[] hessian, int m)
    {
        if (problem.Loss != LossKind.Softmax || problem.Samples is not { } samples)
        {
            return;
        }

        var width = samples.Dimensions + 1;
        var scale = 0.0;
        for (var i = width - 1; i < m; i += width)
        {
            scale = Math.Max(scale, hessian[(i * m) + i]);
        }

        for (var i = width - 1; i < m; i += width)
        {
            for (var j = width - 1; j < m; j += width)
            {
                hessian[(i * m) + j] += scale;
            }
        }
    }

    internal static TheoryException Singular(LearningProblem problem) => new(problem.Loss switch
    {
        LossKind.Quadratic => "the sum of the matrices A of the quadratic losses is not positive definite, so there is no unique optimum; give other matrices",
        LossKind.LeastSquares => "the features and the intercept are linearly dependent over all samples, so least squares has no unique optimum; " +
            "drop dependent columns or give more samples",
        _ => $"the Hessian of the {problem.Loss} loss is singular: features linearly dependent, or data separable without a ridge; " +
            "set a positive ridge or drop dependent columns",
    });

    private static void CheckRank(LearningProblem problem)
    {
        if (IsStrictlyConvex(problem, LocalLosses.Of(problem)) == false)
        {
            throw Singular(problem);
        }
    }

    private static bool IsDefinite(double[] matrix, int m)
    {
        // Scaled to unit diagonal, so that the units of the features do not decide.
        var scale = new double[m];
        for (var i = 0; i < m; i++)
        {
            if (!(matrix[(i * m) + i] > 0))
            {
                return false;
            }

            scale[i] = 1 / Math.Sqrt(matrix[(i * m) + i]);
        }

        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++)
            {
                matrix[(i * m) + j] *= scale[i] * scale[j];
            }

            matrix[(i * m) + i] -= m * Rounding;
        }

        return Cholesky.TryFactor(matrix, m);
    }

    // Of a correlation matrix built with rounding: a smallest eigenvalue below m times this cannot be told from 0.
    private const double Rounding = 1e-14;
}
