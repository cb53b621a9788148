using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoOpt.Gpu.Theory.Algebra;

/// <summary>
/// Vector operations whose order of additions is fixed by the length alone, four accumulators of four terms: results do not depend on the machine's
/// vector width.
/// </summary>
internal static class Vectors
{
    /// <summary>aᵀb.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var n = Math.Min(a.Length, b.Length);
        if (n < 16)
        {
            double s = 0;
            for (var i = 0; i < n; i++)
            {
                s += a[i] * b[i];
            }

            return s;
        }

        ref var ra = ref MemoryMarshal.GetReference(a);
        ref var rb = ref MemoryMarshal.GetReference(b);
        Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
        nuint k = 0;
        for (; (int)k <= n - 16; k += 16)
        {
            s0 += Vector256.LoadUnsafe(ref ra, k) * Vector256.LoadUnsafe(ref rb, k);
            s1 += Vector256.LoadUnsafe(ref ra, k + 4) * Vector256.LoadUnsafe(ref rb, k + 4);
            s2 += Vector256.LoadUnsafe(ref ra, k + 8) * Vector256.LoadUnsafe(ref rb, k + 8);
            s3 += Vector256.LoadUnsafe(ref ra, k + 12) * Vector256.LoadUnsafe(ref rb, k + 12);
        }

        var v = (s0 + s1) + (s2 + s3);
        var sum = (v[0] + v[1]) + (v[2] + v[3]);
        for (var i = (int)k; i < n; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>y += f·x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(double f, ReadOnlySpan<double> x, Span<double> y)
    {
        ref var rx = ref MemoryMarshal.GetReference(x);
        ref var ry = ref MemoryMarshal.GetReference(y);
        var n = Math.Min(x.Length, y.Length);
        var vf = Vector256.Create(f);
        nuint k = 0;
        for (; (int)k <= n - 4; k += 4)
        {
            (Vector256.LoadUnsafe(ref ry, k) + (vf * Vector256.LoadUnsafe(ref rx, k))).StoreUnsafe(ref ry, k);
        }

        for (var i = (int)k; i < n; i++)
        {
            y[i] += f * x[i];
        }
    }

    /// <summary>‖a‖₂, without overflow for entries up to 1e150.</summary>
    public static double Norm(ReadOnlySpan<double> a) => Math.Sqrt(Dot(a, a));
}
