using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Losses;

/// <summary>λmax(Σφ̃φ̃ᵀ) over one node's samples, φ̃ = (φ, ±1), from above.</summary>
internal static class SampleGram
{
    // A Gram matrix of this order takes 32 MiB; larger sets of samples are cut, since λmax of a sum is at most the sum of the λmax.
    private const int LargestOrder = 2048;

    /// <summary>An upper bound, exact to a relative 1e-10 where either the features or the node's samples number at most 2,048.</summary>
    public static double LargestEigenvalue(SampleData samples, int node)
    {
        var first = samples.Offsets[node];
        var end = samples.Offsets[node + 1];
        var m = samples.Dimensions + 1;
        if (first == end)
        {
            return 0;
        }

        if (m <= LargestOrder && m <= end - first)
        {
            var matrix = new double[m * m];
            var ones = new double[samples.Count];
            Array.Fill(ones, 1.0, first, end - first);
            WeightedGram.Add(samples.Features.AsMemory(), samples.Dimensions, first, end, 1, ones, matrix, m, 0);
            return Algebra.LargestEigenvalue.UpperBound(matrix, m);
        }

        double sum = 0;
        for (var start = first; start < end; start += LargestOrder)
        {
            sum += OfRows(samples, start, Math.Min(end, start + LargestOrder));
        }

        return sum;
    }

    // Σφ̃φ̃ᵀ and the matrix of inner products φ̃ₛ·φ̃ₜ share their non-zero eigenvalues; the sign of the intercept cancels.
    private static double OfRows(SampleData samples, int first, int end)
    {
        var rows = end - first;
        var matrix = new double[rows * rows];
        void Row(int i)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = 1 + Vectors.Dot(samples.FeatureRow(first + i), samples.FeatureRow(first + j));
                matrix[(i * rows) + j] = product;
                matrix[(j * rows) + i] = product;
            }
        }

        // Starting threads pays only above some millions of multiplications.
        if ((long)rows * rows * samples.Dimensions < 4_000_000)
        {
            for (var i = 0; i < rows; i++)
            {
                Row(i);
            }
        }
        else
        {
            Parallel.For(0, rows, Row);
        }

        return Algebra.LargestEigenvalue.UpperBound(matrix, rows);
    }
}
