using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoOpt.Gpu.Theory.Algebra;

/// <summary>
/// Σ_s d_s·φ̃_sφ̃_sᵀ over rows of samples, φ̃ = (φ, intercept). The entries are summed over the samples in their order, each by one thread, so that the
/// bytes do not depend on the number of threads.
/// </summary>
internal static class WeightedGram
{
    // Samples packed at a time: 256 rows of 800 doubles, twice, stay in the second-level caches.
    private const int Block = 256;
    private const int Panel = 8;

    // Multiplications below which starting threads costs more than it saves.
    private const long ParallelWork = 4_000_000;

    /// <summary>
    /// Adds the sum over rows <paramref name="first"/> … <paramref name="end"/> − 1 to the (d + 1)² matrix <paramref name="target"/>, both triangles.
    /// <paramref name="weights"/> is indexed by row.
    /// </summary>
    public static void Add(
        ReadOnlyMemory<double> features, int dimensions, int first, int end, double intercept, double[] weights, double[] target, int stride, int offset)
    {
        var m = dimensions + 1;
        if ((long)(end - first) * m * m < ParallelWork)
        {
            Small(features.Span, dimensions, first, end, intercept, weights, target, stride, offset);
            return;
        }

        var panels = (m + Panel - 1) / Panel;
        var plain = new double[panels * Panel * Block];
        var weighted = new double[panels * Panel * Block];
        for (var start = first; start < end; start += Block)
        {
            var rows = Math.Min(Block, end - start);
            var from = start;
            Parallel.For(0, panels, p => Pack(features.Span, dimensions, from, rows, intercept, weights, plain, weighted, p));
            Parallel.For(0, panels, p =>
            {
                for (var q = 0; q <= p; q++)
                {
                    Tile(weighted, plain, p, q, rows, m, target, stride, offset);
                }
            });
        }

        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < i; j++)
            {
                target[offset + (j * stride) + i] = target[offset + (i * stride) + j];
            }
        }
    }

    private static void Small(
        ReadOnlySpan<double> features, int d, int first, int end, double intercept, double[] weights, double[] target, int stride, int offset)
    {
        for (var s = first; s < end; s++)
        {
            var phi = features.Slice(s * d, d);
            for (var i = 0; i < d; i++)
            {
                Vectors.AddScaled(weights[s] * phi[i], phi[..(i + 1)], target.AsSpan(offset + (i * stride), i + 1));
            }

            var last = target.AsSpan(offset + (d * stride), d + 1);
            Vectors.AddScaled(weights[s] * intercept, phi, last);
            last[d] += weights[s] * intercept * intercept;
        }

        for (var i = 0; i <= d; i++)
        {
            for (var j = 0; j < i; j++)
            {
                target[offset + (j * stride) + i] = target[offset + (i * stride) + j];
            }
        }
    }

    private static void Pack(
        ReadOnlySpan<double> features, int d, int first, int rows, double intercept, double[] weights, double[] plain, double[] weighted, int panel)
    {
        var at = panel * Panel * Block;
        for (var r = 0; r < rows; r++)
        {
            var phi = features.Slice((first + r) * d, d);
            for (var c = 0; c < Panel; c++)
            {
                var column = (panel * Panel) + c;
                var value = column < d ? phi[column] : column == d ? intercept : 0;
                plain[at + (r * Panel) + c] = value;
                weighted[at + (r * Panel) + c] = value * weights[first + r];
            }
        }
    }

    private static void Tile(double[] left, double[] right, int p, int q, int rows, int m, double[] target, int stride, int offset)
    {
        Span<double> tile = stackalloc double[Panel * Panel];
        for (var half = 0; half < Panel; half += 4)
        {
            Vector256<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
            ref var l = ref MemoryMarshal.GetReference(left.AsSpan((p * Panel * Block) + half, ((rows - 1) * Panel) + 4));
            ref var r = ref MemoryMarshal.GetReference(right.AsSpan(q * Panel * Block, rows * Panel));
            for (var s = 0; s < rows; s++)
            {
                var x = (nuint)(s * Panel);
                var r0 = Vector256.LoadUnsafe(ref r, x);
                var r1 = Vector256.LoadUnsafe(ref r, x + 4);
                var f = Vector256.Create(Unsafe.Add(ref l, x));
                a0 = Vector256.FusedMultiplyAdd(f, r0, a0);
                a1 = Vector256.FusedMultiplyAdd(f, r1, a1);
                f = Vector256.Create(Unsafe.Add(ref l, x + 1));
                b0 = Vector256.FusedMultiplyAdd(f, r0, b0);
                b1 = Vector256.FusedMultiplyAdd(f, r1, b1);
                f = Vector256.Create(Unsafe.Add(ref l, x + 2));
                c0 = Vector256.FusedMultiplyAdd(f, r0, c0);
                c1 = Vector256.FusedMultiplyAdd(f, r1, c1);
                f = Vector256.Create(Unsafe.Add(ref l, x + 3));
                d0 = Vector256.FusedMultiplyAdd(f, r0, d0);
                d1 = Vector256.FusedMultiplyAdd(f, r1, d1);
            }

            ref var t = ref MemoryMarshal.GetReference(tile.Slice(half * Panel, 4 * Panel));
            a0.StoreUnsafe(ref t, 0);
            a1.StoreUnsafe(ref t, 4);
            b0.StoreUnsafe(ref t, 8);
            b1.StoreUnsafe(ref t, 12);
            c0.StoreUnsafe(ref t, 16);
            c1.StoreUnsafe(ref t, 20);
            d0.StoreUnsafe(ref t, 24);
            d1.StoreUnsafe(ref t, 28);
        }

        for (var i = 0; i < Panel && (p * Panel) + i < m; i++)
        {
            for (var j = 0; j < Panel && (q * Panel) + j <= (p * Panel) + i; j++)
            {
                target[offset + (((p * Panel) + i) * stride) + (q * Panel) + j] += tile[(i * Panel) + j];
            }
        }
    }
}
