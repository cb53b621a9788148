using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Data;

/// <summary>
/// Random quadratic losses, cᵢ ~ N(0, I). Definite: Aᵢ = ½I + RᵢRᵢᵀ/m with Rᵢ standard normal, so Aᵢ ⪰ ½I and E Aᵢ = 3/2·I.
/// Indefinite: Aᵢ = ½I + σ(Sᵢ − S̄) with Sᵢ = (Rᵢ + Rᵢᵀ)/√(2m), so ΣAᵢ = n/2·I ≻ 0 whatever the draw; σ = 1, doubled until some Aᵢ has a negative eigenvalue.
/// </summary>
internal static class QuadraticGenerator
{
    private const double Shift = 0.5;

    /// <summary>σ doubles so many times at most; no σ suffices only where all Sᵢ agree.</summary>
    private const int MaximumDoublings = 40;

    public static QuadraticData Draw(int nodes, int order, bool definite, ulong seed)
    {
        var normals = new double[nodes][];
        var vectors = new double[nodes * order];
        for (var i = 0; i < nodes; i++)
        {
            var random = new RandomSource(seed, RandomPurpose.Matrices, i);
            normals[i] = Draw(order * order, random);
            Draw(order, new RandomSource(seed, RandomPurpose.Vectors, i)).CopyTo(vectors.AsSpan(i * order));
        }

        var matrices = definite ? [.. normals.Select(r => Gram(r, order))] : Indefinite(normals, order);
        return new QuadraticData([.. matrices.SelectMany(a => a)], [.. vectors]);
    }

    /// <summary>Whether a symmetric matrix is positive definite: its Cholesky factorisation succeeds.</summary>
    internal static bool IsPositiveDefinite(ReadOnlySpan<double> matrix, int order)
    {
        var factor = new double[order * order];
        for (var r = 0; r < order; r++)
        {
            for (var c = 0; c <= r; c++)
            {
                var sum = matrix[(r * order) + c];
                for (var k = 0; k < c; k++)
                {
                    sum -= factor[(r * order) + k] * factor[(c * order) + k];
                }

                if (r == c && !(sum > 0))
                {
                    return false;
                }

                factor[(r * order) + c] = r == c ? Math.Sqrt(sum) : sum / factor[(c * order) + c];
            }
        }

        return true;
    }

    private static double[] Gram(double[] r, int order)
    {
        var a = new double[order * order];
        for (var row = 0; row < order; row++)
        {
            for (var column = 0; column < order; column++)
            {
                var sum = 0.0;
                for (var k = 0; k < order; k++)
                {
                    sum += r[(row * order) + k] * r[(column * order) + k];
                }

                a[(row * order) + column] = (sum / order) + (row == column ? Shift : 0);
            }
        }

        return a;
    }

    private static double[][] Indefinite(double[][] normals, int order)
    {
        var n = normals.Length;
        var mean = new double[order * order];
        var symmetric = new double[n][];
        for (var i = 0; i < n; i++)
        {
            symmetric[i] = new double[order * order];
            for (var e = 0; e < mean.Length; e++)
            {
                var transposed = ((e % order) * order) + (e / order);
                symmetric[i][e] = (normals[i][e] + normals[i][transposed]) / Math.Sqrt(2 * order);
                mean[e] += symmetric[i][e] / n;
            }
        }

        var scale = 1.0;
        for (var doubling = 0; doubling < MaximumDoublings; doubling++, scale *= 2)
        {
            double[][] result = [.. symmetric.Select(s => Shifted(s, mean, order, scale))];
            var sum = result.Aggregate(new double[order * order], (total, a) => [.. total.Zip(a, (x, y) => x + y)]);
            if (result.Any(a => !IsPositiveDefinite(a, order)) && IsPositiveDefinite(sum, order))
            {
                return result;
            }
        }

        throw new InvalidOperationException("the random matrices do not differ");
    }

    private static double[] Shifted(double[] symmetric, double[] mean, int order, double scale)
    {
        var a = new double[order * order];
        for (var e = 0; e < a.Length; e++)
        {
            a[e] = (scale * (symmetric[e] - mean[e])) + (e / order == e % order ? Shift : 0);
        }

        return a;
    }

    private static double[] Draw(int count, RandomSource random)
    {
        var values = new double[count];
        for (var k = 0; k < count; k++)
        {
            values[k] = random.NextNormal();
        }

        return values;
    }
}
