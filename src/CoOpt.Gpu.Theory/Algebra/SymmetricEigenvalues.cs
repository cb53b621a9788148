namespace CoOpt.Gpu.Theory.Algebra;

/// <summary>
/// Eigenvalues of a dense symmetric matrix: Householder tridiagonalisation, then implicit QR with Wilkinson's shift (Golub and Van Loan, Matrix
/// Computations, algorithms 8.3.1 to 8.3.3). No eigenvectors, and no allocation up to order 128, for sweeps with a graph per instance.
/// Error of each eigenvalue: a small multiple of n·2⁻⁵³·‖A‖.
/// </summary>
public static class SymmetricEigenvalues
{
    private const double UnitRoundoff = 1.0 / (1L << 53);

    // The iteration converges cubically; two sweeps an eigenvalue is usual, and this many means that the input was not finite.
    private const int SweepsPerEigenvalue = 60;

    /// <summary>
    /// Writes the eigenvalues of the n × n symmetric matrix in <paramref name="matrix"/> (row-major, both triangles filled) to <paramref name="eigenvalues"/>,
    /// ascending. The matrix is overwritten.
    /// </summary>
    /// <exception cref="ArgumentException">A length that does not fit.</exception>
    /// <exception cref="ArithmeticException">An entry is not finite.</exception>
    public static void Compute(Span<double> matrix, Span<double> eigenvalues)
    {
        var n = eigenvalues.Length;
        if (matrix.Length != n * n)
        {
            throw new ArgumentException($"a matrix of order {n} has {n * n} entries, got {matrix.Length}", nameof(matrix));
        }

        if (n == 0)
        {
            return;
        }

        Span<double> offDiagonal = n <= 128 ? stackalloc double[n] : new double[n];
        Span<double> work = n <= 128 ? stackalloc double[2 * n] : new double[2 * n];
        Tridiagonalize(matrix, n, eigenvalues, offDiagonal, work);
        Tridiagonal(eigenvalues, offDiagonal);
    }

    /// <summary>
    /// Replaces the diagonal of a symmetric tridiagonal matrix by its eigenvalues, ascending.
    /// <paramref name="offDiagonal"/>[k] couples k and k + 1; it is overwritten.
    /// </summary>
    /// <exception cref="ArithmeticException">An entry is not finite.</exception>
    public static void Tridiagonal(Span<double> diagonal, Span<double> offDiagonal)
    {
        var n = diagonal.Length;
        double norm = 0;
        for (var k = 0; k < n; k++)
        {
            norm = Math.Max(norm, Math.Abs(diagonal[k]) + (k + 1 < n ? Math.Abs(offDiagonal[k]) : 0));
        }

        if (!double.IsFinite(norm))
        {
            throw new ArithmeticException("a matrix with an entry that is not finite has no spectrum");
        }

        var negligible = norm * UnitRoundoff;
        var high = n - 1;
        for (var sweeps = 0; high > 0;)
        {
            if (Math.Abs(offDiagonal[high - 1]) <= negligible)
            {
                high--;
                sweeps = 0;
                continue;
            }

            var low = high - 1;
            while (low > 0 && Math.Abs(offDiagonal[low - 1]) > negligible)
            {
                low--;
            }

            if (++sweeps > SweepsPerEigenvalue)
            {
                throw new ArithmeticException($"the eigenvalues of a matrix of order {n} did not converge");
            }

            Sweep(diagonal, offDiagonal, low, high);
        }

        diagonal.Sort();
    }

    private static void Sweep(Span<double> d, Span<double> e, int low, int high)
    {
        var half = (d[high - 1] - d[high]) / 2;
        var last = e[high - 1];
        var root = Math.Sqrt((half * half) + (last * last));
        var shift = d[high] - (last * last / (half + (half >= 0 ? root : -root)));
        var x = d[low] - shift;
        var bulge = e[low];
        for (var k = low; k < high; k++)
        {
            var r = Math.Sqrt((x * x) + (bulge * bulge));
            var (c, s) = r > 0 ? (x / r, bulge / r) : (1.0, 0.0);
            if (k > low)
            {
                e[k - 1] = r;
            }

            double a = d[k], b = d[k + 1], f = e[k];
            d[k] = (c * c * a) + (2 * c * s * f) + (s * s * b);
            d[k + 1] = (s * s * a) - (2 * c * s * f) + (c * c * b);
            e[k] = (c * s * (b - a)) + (((c * c) - (s * s)) * f);
            x = e[k];
            if (k + 1 < high)
            {
                bulge = s * e[k + 1];
                e[k + 1] *= c;
            }
        }
    }

    private static void Tridiagonalize(Span<double> a, int n, Span<double> diagonal, Span<double> offDiagonal, Span<double> work)
    {
        for (var k = 0; k < n - 2; k++)
        {
            diagonal[k] = a[(k * n) + k];
            var rest = n - k - 1;
            var column = a.Slice((k * n) + k + 1, rest);
            var below = Vectors.Dot(column[1..], column[1..]);
            if (below == 0)
            {
                offDiagonal[k] = column[0];
                continue;
            }

            var norm = Math.Sqrt((column[0] * column[0]) + below);
            var target = column[0] > 0 ? -norm : norm;
            offDiagonal[k] = target;
            var v = work[..rest];
            column.CopyTo(v);
            v[0] -= target;
            var scale = 2 / ((v[0] * v[0]) + below);
            var q = work.Slice(n, rest);
            for (var i = 0; i < rest; i++)
            {
                q[i] = scale * Vectors.Dot(a.Slice(((k + 1 + i) * n) + k + 1, rest), v);
            }

            Vectors.AddScaled(-scale / 2 * Vectors.Dot(v, q), v, q);
            for (var i = 0; i < rest; i++)
            {
                var row = a.Slice(((k + 1 + i) * n) + k + 1, rest);
                Vectors.AddScaled(-v[i], q, row);
                Vectors.AddScaled(-q[i], v, row);
            }
        }

        if (n >= 2)
        {
            diagonal[n - 2] = a[((n - 2) * n) + n - 2];
            offDiagonal[n - 2] = a[((n - 2) * n) + n - 1];
        }

        diagonal[n - 1] = a[(n * n) - 1];
    }
}
