using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>Applies M⁻¹ in place, M ≻ 0 near the matrix of the system.</summary>
internal delegate void Precondition(Span<double> vector);

/// <summary>Preconditioned conjugate gradients on the Newton system (ΣHᵢ)d = −Σ∇gᵢ (Nocedal and Wright, Numerical Optimization, algorithm 5.3).</summary>
internal static class ConjugateGradients
{
    /// <summary>
    /// The step d, with the residual below <paramref name="tolerance"/> of its first value, and whether <paramref name="limit"/> products were enough for that.
    /// Where the curvature along a direction is not positive, the step found so far.
    /// </summary>
    public static (double[] Step, bool Reached) Solve(Objective objective, ObjectivePoint at, Precondition precondition, double tolerance, int limit)
    {
        var m = at.Y.Length;
        var x = new double[m];
        var r = new double[m];
        Vectors.AddScaled(-1, at.Gradient, r);
        var z = (double[])r.Clone();
        precondition(z);
        var p = (double[])z.Clone();
        var product = new double[m];
        var rz = Vectors.Dot(r, z);
        var goal = tolerance * at.GradientNorm;
        for (var k = 0; k < limit; k++)
        {
            objective.Losses.HessianSumTimes(at.Y, p, product);
            var curvature = Vectors.Dot(p, product);
            if (!(curvature > 0))
            {
                return (k == 0 ? p : x, false);
            }

            var length = rz / curvature;
            Vectors.AddScaled(length, p, x);
            Vectors.AddScaled(-length, product, r);
            if (Vectors.Norm(r) <= goal)
            {
                return (x, true);
            }

            r.CopyTo(z, 0);
            precondition(z);
            var next = Vectors.Dot(r, z);
            var share = next / rz;
            rz = next;
            for (var i = 0; i < m; i++)
            {
                p[i] = z[i] + (share * p[i]);
            }
        }

        return (x, false);
    }

    /// <summary>
    /// The tolerance that keeps Newton's convergence superlinear: the square root of the relative gradient, at most 0.1 (Dembo, Eisenstat and Steihaug 1982).
    /// </summary>
    public static double Forcing(ObjectivePoint at) => Math.Min(0.1, Math.Sqrt(at.GradientNorm / at.GradientScale));
}
