using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary>Which instances an audit takes: the same ones for the same plan and share, and more of them, never others, for a larger share.</summary>
internal static class AuditSelection
{
    private const double Unit = 1.0 / 9007199254740992.0;

    /// <summary>The instances 0 … <paramref name="count"/> − 1 whose number drawn from the plan's hash is below <paramref name="fraction"/>, ascending; at least the one with the least.</summary>
    public static ImmutableArray<long> Of(string planSha256, long count, double fraction)
    {
        var seed = ulong.Parse(planSha256.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var key = ((uint)seed, (uint)(seed >> 32));
        var chosen = ImmutableArray.CreateBuilder<long>();
        var (least, at) = (double.PositiveInfinity, 0L);
        for (var k = 0L; k < count; k++)
        {
            var (a, b, _, _) = Philox4x32.Block(((uint)k, (uint)(k >> 32), (uint)RandomPurpose.Audit, 0), key);
            var draw = (((ulong)a << 21) ^ (b >> 11)) * Unit;
            if (draw < fraction)
            {
                chosen.Add(k);
            }

            (least, at) = draw < least ? (draw, k) : (least, at);
        }

        return chosen.Count > 0 ? chosen.ToImmutable() : [at];
    }
}
