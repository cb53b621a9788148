namespace CoOpt.Gpu.Theory.Algebra;

/// <summary>
/// λmax of a symmetric positive semidefinite matrix, from above. Small orders go through the full spectrum. Larger ones take a Lanczos estimate θ ≤ λmax
/// and certify θ' = θ(1 + δ) by a Cholesky factorisation of θ'I − A, which exists only for θ' &gt; λmax; δ starts at 1e-10 and grows until it does.
/// </summary>
internal static class LargestEigenvalue
{
    // Below this order the full spectrum costs less than estimate and certificate.
    private const int Dense = 48;

    // Enough for a relative error of 1e-10 with eigenvalue ratios as near as 0.9; where it is not, the certificate widens.
    private const int LanczosSteps = 80;

    private const double FirstMargin = 1e-10;

    /// <summary>
    /// An upper bound on λmax, at most a relative 1e-10 above it, or more where the top of the spectrum is clustered. The matrix is overwritten.
    /// </summary>
    public static double UpperBound(Span<double> a, int n)
    {
        if (n <= Dense)
        {
            Span<double> spectrum = stackalloc double[n];
            SymmetricEigenvalues.Compute(a, spectrum);
            return Math.Max(0, spectrum[n - 1]);
        }

        var estimate = Lanczos(a, n);
        if (estimate <= 0)
        {
            return 0;
        }

        var shifted = new double[n * n];
        for (var margin = FirstMargin; ; margin *= 4)
        {
            var bound = estimate * (1 + margin);
            for (var k = 0; k < shifted.Length; k++)
            {
                shifted[k] = -a[k];
            }

            for (var i = 0; i < n; i++)
            {
                shifted[(i * n) + i] += bound;
            }

            if (Cholesky.TryFactor(shifted, n))
            {
                return bound;
            }
        }
    }

    private static double Lanczos(ReadOnlySpan<double> a, int n)
    {
        var steps = Math.Min(n, LanczosSteps);
        var basis = new double[steps][];
        var diagonal = new double[steps];
        var offDiagonal = new double[steps];
        var w = new double[n];
        var v = Start(n);
        var done = 0;
        for (var k = 0; k < steps; k++)
        {
            basis[k] = v;
            for (var i = 0; i < n; i++)
            {
                w[i] = Vectors.Dot(a.Slice(i * n, n), v);
            }

            diagonal[k] = Vectors.Dot(w, v);
            done = k + 1;

            // Orthogonalised twice against the whole basis: the three-term recurrence alone loses orthogonality as soon as a value converges.
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j <= k; j++)
                {
                    Vectors.AddScaled(-Vectors.Dot(w, basis[j]), basis[j], w);
                }
            }

            offDiagonal[k] = Vectors.Norm(w);
            if (!(offDiagonal[k] > 1e-14 * Math.Abs(diagonal[0])))
            {
                break;
            }

            v = new double[n];
            Vectors.AddScaled(1 / offDiagonal[k], w, v);
        }

        var ritz = diagonal.AsSpan(0, done);
        SymmetricEigenvalues.Tridiagonal(ritz, offDiagonal);
        return ritz[^1];
    }

    private static double[] Start(int n)
    {
        // Positive and irregular: Gram matrices of images have a top vector near a positive one, and symmetry must not hide it.
        var v = new double[n];
        for (var i = 0; i < n; i++)
        {
            v[i] = 1 + (0.5 * Math.Sin(1 + (1.7 * i)));
        }

        var norm = Vectors.Norm(v);
        for (var i = 0; i < n; i++)
        {
            v[i] /= norm;
        }

        return v;
    }
}
