using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>L-BFGS with the two-loop recursion (Nocedal and Wright, Numerical Optimization, algorithm 7.4): the approach, not the finish.</summary>
internal static class LimitedMemory
{
    private const int Pairs = 10;
    private const int Iterations = 200;

    // From here Newton-CG converges fast; L-BFGS would crawl.
    private const double Enough = 1e-4;

    /// <summary>A point with ‖Σ∇gᵢ‖ ≤ 1e-4 of its first value, or the last after 200 iterations.</summary>
    public static double[] Minimize(Objective objective, double[] start)
    {
        var at = objective.At(start);
        var goal = Enough * at.GradientNorm;
        var pairs = new List<(double[] Step, double[] Change, double Product)>();
        for (var k = 0; k < Iterations && at.GradientNorm > goal && !at.IsOptimal; k++)
        {
            if (LineSearch.Search(objective, at, Direction(at, pairs)) is not { } next)
            {
                break;
            }

            var step = Difference(next.Y, at.Y);
            var change = Difference(next.Gradient, at.Gradient);
            var product = Vectors.Dot(step, change);
            if (product > 0)
            {
                pairs.Add((step, change, product));
                if (pairs.Count > Pairs)
                {
                    pairs.RemoveAt(0);
                }
            }

            at = next;
        }

        return at.Y;
    }

    private static double[] Direction(ObjectivePoint at, List<(double[] Step, double[] Change, double Product)> pairs)
    {
        var q = (double[])at.Gradient.Clone();
        var shares = new double[pairs.Count];
        for (var k = pairs.Count - 1; k >= 0; k--)
        {
            shares[k] = Vectors.Dot(pairs[k].Step, q) / pairs[k].Product;
            Vectors.AddScaled(-shares[k], pairs[k].Change, q);
        }

        // The first step has length 1 at most; later ones carry the curvature of the last pair.
        var scale = pairs.Count > 0 ? pairs[^1].Product / Vectors.Dot(pairs[^1].Change, pairs[^1].Change) : 1 / Math.Max(1, at.GradientNorm);
        for (var i = 0; i < q.Length; i++)
        {
            q[i] *= scale;
        }

        for (var k = 0; k < pairs.Count; k++)
        {
            var share = Vectors.Dot(pairs[k].Change, q) / pairs[k].Product;
            Vectors.AddScaled(shares[k] - share, pairs[k].Step, q);
        }

        for (var i = 0; i < q.Length; i++)
        {
            q[i] = -q[i];
        }

        return q;
    }

    private static double[] Difference(double[] a, double[] b)
    {
        var difference = (double[])a.Clone();
        Vectors.AddScaled(-1, b, difference);
        return difference;
    }
}
