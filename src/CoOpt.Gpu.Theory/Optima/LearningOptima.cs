using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>
/// The centralised optimum y* = argmin Σgᵢ(y), from y = 0: Newton's method with the dense Hessian up to m = 1,000 (quadratic losses always), above
/// that L-BFGS finished by Newton-CG. It ends at ‖Σ∇gᵢ‖ ≤ 1e-12·max(1, Σ‖∇gᵢ‖), or where rounding allows no further progress; the figure reached is
/// part of the result.
/// </summary>
public static class LearningOptima
{
    /// <summary>The relative gradient norm aimed at.</summary>
    public const double Goal = 1e-12;

    // Beyond this the result is no optimum to compare runs with.
    private const double Refused = 1e-8;
    private const int LargestDense = 1000;

    /// <summary>The optimum.</summary>
    /// <exception cref="TheoryException">There is no unique optimum (see <see cref="OptimumExistence"/>), or it was not reached.</exception>
    public static LearningOptimum Of(LearningProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Loss == LossKind.None)
        {
            return new(0, [], 0, 1);
        }

        OptimumExistence.CheckBefore(problem);
        var losses = LocalLosses.Of(problem);
        var objective = new Objective(losses);
        var start = new double[losses.Parameters];
        var y = problem.Loss == LossKind.Quadratic || losses.Parameters <= LargestDense
            ? NewtonMethod.Minimize(problem, objective, start)
            : NewtonConjugateGradient.Minimize(objective, LimitedMemory.Minimize(objective, start));
        var point = objective.At(y);
        if (!(point.GradientNorm <= Refused * point.GradientScale))
        {
            var reached = FormattableString.Invariant($"‖Σ∇g‖ = {point.GradientNorm:R} against a scale of {point.GradientScale:R}");
            throw new TheoryException($"the optimum of the {problem.Loss} problem was not reached: {reached}; raise the ridge or standardise the features");
        }

        OptimumExistence.CheckAfter(problem, losses, y);
        return new(point.Value, ImmutableArray.Create(y), point.GradientNorm, point.GradientScale);
    }

    /// <summary>
    /// The optimum that the dynamics can reach from y(0). Only softmax has a choice: its losses are flat along a common shift of the intercepts, and
    /// Σᵢyᵢ along that direction is conserved, so y* is shifted to the mean intercept of y(0). For every other loss the optimum is returned as it is.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="optimum">Its optimum.</param>
    /// <param name="startY">y(0), n × m, node-major.</param>
    public static LearningOptimum Reachable(LearningProblem problem, LearningOptimum optimum, ImmutableArray<double> startY)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(optimum);
        if (problem.Loss != LossKind.Softmax || problem.Samples is not { } samples)
        {
            return optimum;
        }

        var width = samples.Dimensions + 1;
        double start = 0, found = 0;
        for (var k = width - 1; k < startY.Length; k += width)
        {
            start += startY[k];
        }

        var y = optimum.Y.ToArray();
        for (var k = width - 1; k < y.Length; k += width)
        {
            found += y[k];
        }

        var shift = (start / startY.Length * width) - (found / y.Length * width);
        for (var k = width - 1; k < y.Length; k += width)
        {
            y[k] += shift;
        }

        return optimum with { Y = ImmutableArray.Create(y) };
    }
}
