using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>Newton's method without a dense Hessian: each system is solved by conjugate gradients, preconditioned by the Hessian's diagonal.</summary>
internal static class NewtonConjugateGradient
{
    private const int Iterations = 100;
    private const int InnerIterations = 2000;

    // The inner residual falls with the square root of the outer gradient, which keeps convergence superlinear (Dembo, Eisenstat and Steihaug 1982), but never ends above this.
    private const double LoosestInner = 0.1;

    /// <summary>The minimiser from <paramref name="start"/>, or the point where rounding stopped it.</summary>
    public static double[] Minimize(Objective objective, double[] start)
    {
        var at = objective.At(start);
        var preconditioner = new DiagonalPreconditioner(objective.Losses, at.Y);
        for (var k = 0; k < Iterations && !at.IsOptimal; k++)
        {
            var tolerance = Math.Min(LoosestInner, Math.Sqrt(at.GradientNorm / at.GradientScale));
            if (LineSearch.Search(objective, at, Solve(objective, at, preconditioner, tolerance)) is not { } next)
            {
                break;
            }

            at = next;
        }

        return at.Y;
    }

    private static double[] Solve(Objective objective, ObjectivePoint at, DiagonalPreconditioner preconditioner, double tolerance)
    {
        var m = at.Y.Length;
        var x = new double[m];
        var r = new double[m];
        Vectors.AddScaled(-1, at.Gradient, r);
        var z = (double[])r.Clone();
        preconditioner.Apply(z);
        var p = (double[])z.Clone();
        var product = new double[m];
        var rz = Vectors.Dot(r, z);
        var goal = tolerance * Vectors.Norm(r);
        for (var k = 0; k < InnerIterations; k++)
        {
            objective.Losses.HessianSumTimes(at.Y, p, product);
            var curvature = Vectors.Dot(p, product);
            if (!(curvature > 0))
            {
                return k == 0 ? p : x;
            }

            var length = rz / curvature;
            Vectors.AddScaled(length, p, x);
            Vectors.AddScaled(-length, product, r);
            if (Vectors.Norm(r) <= goal)
            {
                break;
            }

            r.CopyTo(z, 0);
            preconditioner.Apply(z);
            var next = Vectors.Dot(r, z);
            var share = next / rz;
            rz = next;
            for (var i = 0; i < m; i++)
            {
                p[i] = z[i] + (share * p[i]);
            }
        }

        return x;
    }
}
