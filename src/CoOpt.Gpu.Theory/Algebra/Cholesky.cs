namespace CoOpt.Gpu.Theory.Algebra;

/// <summary>A = RRᵀ with R lower triangular, row-major and in place, for symmetric positive definite A.</summary>
internal static class Cholesky
{
    /// <summary>
    /// Overwrites the lower triangle of the n × n matrix with R; the upper triangle is left. False, with the matrix destroyed, where A is not positive
    /// definite to rounding.
    /// </summary>
    public static bool TryFactor(Span<double> a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var row = a.Slice(i * n, i + 1);
            for (var j = 0; j < i; j++)
            {
                var other = a.Slice(j * n, j + 1);
                row[j] = (row[j] - Vectors.Dot(row[..j], other[..j])) / other[j];
            }

            var pivot = row[i] - Vectors.Dot(row[..i], row[..i]);
            if (!(pivot > 0) || !double.IsFinite(pivot))
            {
                return false;
            }

            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>x ← (RRᵀ)⁻¹x.</summary>
    public static void Solve(ReadOnlySpan<double> r, Span<double> x)
    {
        SolveLower(r, x);
        SolveUpper(r, x);
    }

    /// <summary>x ← R⁻¹x.</summary>
    public static void SolveLower(ReadOnlySpan<double> r, Span<double> x)
    {
        var n = x.Length;
        for (var i = 0; i < n; i++)
        {
            x[i] = (x[i] - Vectors.Dot(r.Slice(i * n, i), x[..i])) / r[(i * n) + i];
        }
    }

    /// <summary>x ← R⁻ᵀx.</summary>
    public static void SolveUpper(ReadOnlySpan<double> r, Span<double> x)
    {
        var n = x.Length;
        for (var i = n - 1; i >= 0; i--)
        {
            x[i] /= r[(i * n) + i];
            Vectors.AddScaled(-x[i], r.Slice(i * n, i), x[..i]);
        }
    }

    /// <summary>Overwrites symmetric <paramref name="h"/> with R⁻¹hR⁻ᵀ, both triangles filled; its eigenvalues are those of the pencil (h, RRᵀ).</summary>
    public static void Reduce(ReadOnlySpan<double> r, Span<double> h, int n)
    {
        // Rows of a symmetric matrix are its columns: solving row by row gives (R⁻¹h)ᵀ; transposed and solved again, R⁻¹hR⁻ᵀ.
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < n; i++)
            {
                SolveLower(r, h.Slice(i * n, n));
            }

            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    (h[(i * n) + j], h[(j * n) + i]) = (h[(j * n) + i], h[(i * n) + j]);
                }
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var mean = (h[(i * n) + j] + h[(j * n) + i]) / 2;
                h[(i * n) + j] = mean;
                h[(j * n) + i] = mean;
            }
        }
    }
}
