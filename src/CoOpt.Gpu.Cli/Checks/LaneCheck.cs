using System.Runtime.Intrinsics;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>The processor's arithmetic in every lane of every width, against bits that are known: rounding to nearest with ties to even, subnormal numbers kept, fused multiply-add rounded once, exp and log.</summary>
internal static class LaneCheck
{
    /// <summary>The lines, one for each format.</summary>
    public static IEnumerable<CheckResult> Run()
    {
        yield return Judge("float64", LaneDigest.Binary64, [
            .. Lanes<ScalarLane>("scalar", true), .. Lanes<Lane256>("256-bit", Vector256.IsHardwareAccelerated), .. Lanes<Lane512>("512-bit", Vector512.IsHardwareAccelerated)]);
        yield return Judge("float32", LaneDigest.Binary32, [
            .. Lanes<SingleLane>("scalar", true), .. Lanes<SingleLane256>("256-bit", Vector256.IsHardwareAccelerated), .. Lanes<SingleLane512>("512-bit", Vector512.IsHardwareAccelerated)]);
    }

    /// <summary>The line of lanes with these digests.</summary>
    public static CheckResult Judge(string name, ulong expected, IReadOnlyList<(string Width, int Lane, ulong Digest)> lanes)
    {
        var wrong = lanes.Where(l => l.Digest != expected).ToList();
        return wrong.Count == 0
            ? CheckResult.Ok(name, $"rounding, subnormal numbers, exp and log to the bit in {string.Join(", ", lanes.Select(static l => l.Width).Distinct())} lanes")
            : new CheckResult(
                name,
                CheckStatus.Fail,
                $"wrong bits in {string.Join(", ", wrong.Select(static w => FormattableString.Invariant($"{w.Width} lane {w.Lane} ({w.Digest:x16})")))}",
                "results of this processor cannot be trusted: run on another machine; if it is overclocked or its memory has no error correction, test those");
    }

    private static IEnumerable<(string Width, int Lane, ulong Digest)> Lanes<T>(string width, bool isThere)
        where T : unmanaged, ILane<T>
    {
        for (var lane = 0; isThere && lane < T.Width; lane++)
        {
            yield return (width, lane, LaneDigest.Of<T>(lane));
        }
    }
}
