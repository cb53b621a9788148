using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Checks;

/// <summary>Share of held-out samples whose class the parameters give right.</summary>
public static class Accuracy
{
    /// <summary>
    /// The accuracy of <paramref name="y"/> (m values) on the held-out samples of <paramref name="problem"/>; null where there are none, or where the loss has no classes.
    /// Binary: the sign of w·φ + c (logistic) or w·φ − ν (smooth hinge), 0 counting as +1. Softmax: the class of the largest score, the first of equal ones.
    /// </summary>
    public static double? Of(LearningProblem problem, ReadOnlySpan<double> y)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Holdout is not { Count: > 0 } samples || problem.Loss is LossKind.LeastSquares or LossKind.Quadratic)
        {
            return null;
        }

        var right = 0;
        for (var row = 0; row < samples.Count; row++)
        {
            var features = samples.FeatureRow(row);
            right += problem.Loss == LossKind.Softmax
                ? (Largest(features, y, samples.Classes) == (int)samples.Targets[row] ? 1 : 0)
                : (Score(features, y, problem.Loss == LossKind.SmoothHinge ? -1 : 1) >= 0 == samples.Targets[row] > 0 ? 1 : 0);
        }

        return (double)right / samples.Count;
    }

    private static double Score(ReadOnlySpan<double> features, ReadOnlySpan<double> block, int interceptSign)
    {
        var sum = interceptSign * block[features.Length];
        for (var j = 0; j < features.Length; j++)
        {
            sum += block[j] * features[j];
        }

        return sum;
    }

    private static int Largest(ReadOnlySpan<double> features, ReadOnlySpan<double> y, int classes)
    {
        var (best, bestScore) = (0, double.NegativeInfinity);
        for (var k = 0; k < classes; k++)
        {
            var score = Score(features, y.Slice(k * (features.Length + 1), features.Length + 1), 1);
            if (score > bestScore)
            {
                (best, bestScore) = (k, score);
            }
        }

        return best;
    }
}
