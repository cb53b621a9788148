using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>
/// A number made of the bits of some thousand results of every lane: sums, products, quotients, roots and fused multiply-adds whose rounding decides, subnormal numbers, exponentials and logarithms over their
/// whole range. Basic operations are correctly rounded everywhere, so each format has one right digest.
/// </summary>
internal static class LaneDigest
{
    /// <summary>Of float64, from the first machine that had the reliability tests behind it.</summary>
    public const ulong Binary64 = 0x7c708649685c201f;

    /// <summary>Of float32.</summary>
    public const ulong Binary32 = 0xdf44ba07d9ad0325;

    private const int Count = 2048;

    /// <summary>The digest of lane <paramref name="lane"/>.</summary>
    public static ulong Of<T>(int lane)
        where T : unmanaged, ILane<T>
    {
        // FNV-1a over words.
        var hash = 14695981039346656037UL;
        for (var k = 0; k < Count; k++)
        {
            // Exact in both formats: small integers and powers of 2.
            double near = (k - (Count / 2)) / 128.0, wide = Math.ScaleB(1 + (k % 64 / 64.0), (k % 250) - 125);
            var (a, b) = (T.Broadcast(near), T.Broadcast(wide));
            var (third, least) = (T.Broadcast(1) / T.Broadcast(3 + (k % 7)), T.Broadcast(T.Least));
            foreach (var result in (ReadOnlySpan<T>)
                [
                    a + (b * third), a - third, b / (third + T.Broadcast(k)), T.Sqrt(b * third), T.FusedMultiplyAdd(third, third, -(third * third)), least * (a + a), (least * T.Broadcast(k)) / T.Broadcast(2),
                    Exponential.Of(a * T.Broadcast(T.IsSingle ? 12 : 90)), Exponential.Of(third * a), Logarithm.Of(b), Logarithm.Of(b * third),
                ])
            {
                hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(T.Extract(result, lane))) * 1099511628211UL;
            }
        }

        return hash;
    }
}
