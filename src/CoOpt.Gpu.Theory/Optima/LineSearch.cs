using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>Backtracking along a descent direction.</summary>
internal static class LineSearch
{
    // Armijo's constant, and how often a step is halved before rounding must be what stops it.
    private const double SufficientDecrease = 1e-4;
    private const int Halvings = 50;

    // Near the optimum differences of G are rounding noise of this relative size; the gradient's norm then decides.
    private const double Noise = 1e-13;

    /// <summary>
    /// The first of the points y + t·d, t = 1, ½, ¼ …, where G falls enough, or where G stays within rounding and ‖∇G‖ falls; null where none does.
    /// </summary>
    public static ObjectivePoint? Search(Objective objective, ObjectivePoint from, ReadOnlySpan<double> direction)
    {
        var slope = Vectors.Dot(from.Gradient, direction);
        if (!(slope < 0))
        {
            return null;
        }

        for (var (k, t) = (0, 1.0); k < Halvings; k++, t /= 2)
        {
            var y = (double[])from.Y.Clone();
            Vectors.AddScaled(t, direction, y);
            var to = objective.At(y);
            var noise = Noise * Math.Max(1, Math.Abs(from.Value));
            if (to.Value <= from.Value + (SufficientDecrease * t * slope) && -slope * t > noise)
            {
                return to;
            }

            if (to.Value <= from.Value + noise && to.GradientNorm < from.GradientNorm)
            {
                return to;
            }

            if (-slope * t < noise * 1e-6)
            {
                return null;
            }
        }

        return null;
    }
}
