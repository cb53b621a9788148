using System.Collections.Immutable;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;

namespace CoOpt.Gpu.Results.Tests;

/// <summary>A manifest with every field filled in.</summary>
internal static class SampleManifest
{
    internal static RunManifest Of(SweepPlan plan) => new()
    {
        Tool = ToolIdentity.Of(typeof(SampleManifest).Assembly),
        CommandLine = ["run", "sample.yaml"],
        PlanSha256 = plan.Hash,
        Generator = plan.Generator,
        Seeds = ["0", "1"],
        Device = new DeviceIdentity("cpu", "8 × 64 bit", "AVX-512", 8, 4),
        Host = HostIdentity.Current(),
        Timings = new RunTimings
        {
            StartedUtc = DateTimeOffset.UnixEpoch,
            EndedUtc = DateTimeOffset.UnixEpoch.AddSeconds(2.5),
            TotalSeconds = 2.5,
            DeviceSeconds = 2,
            PreparationSeconds = 0.25,
            OutputSeconds = 0.125,
            NodeSteps = 1e9,
        },
        Outcomes = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal).Add("converged", 2),
    };
}
