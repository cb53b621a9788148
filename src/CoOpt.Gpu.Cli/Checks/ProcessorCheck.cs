using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using CoOpt.Gpu.Cli.Progress;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>SIMD width, fused multiply-add, cores and memory.</summary>
internal static class ProcessorCheck
{
    /// <summary>The lines.</summary>
    public static IEnumerable<CheckResult> Run()
    {
        var width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;
        var simd = string.Create(CultureInfo.InvariantCulture, $"{width}-bit vectors ({width / 64} float64 lanes) on {RuntimeInformation.ProcessArchitecture}");
        yield return width >= 256
            ? CheckResult.Ok("simd", simd)
            : new CheckResult(
                "simd",
                CheckStatus.Warn,
                simd,
                "runs work but are slower than on a processor with AVX2 or AVX-512; "
                + "check that DOTNET_EnableAVX2 and DOTNET_EnableHWIntrinsic are not set to 0");
        yield return Fma.IsSupported || AdvSimd.IsSupported
            ? CheckResult.Ok("fma", "fused multiply-add in hardware")
            : new CheckResult(
                "fma",
                CheckStatus.Warn,
                "no fused multiply-add in hardware",
                "results are the same, from a slow software form; check that DOTNET_EnableFMA is not set to 0");
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var size = $"{Environment.ProcessorCount} cores, {ProgressText.Bytes(memory)} of memory for this process";

        // Three batches of 256 MB in flight, and the program itself.
        const long Enough = 1L << 30;
        yield return memory >= Enough
            ? CheckResult.Ok("machine", size)
            : new CheckResult("machine", CheckStatus.Warn, size, "large sweeps want 1 GB; raise the container's limit or DOTNET_GCHeapHardLimit");
    }
}
