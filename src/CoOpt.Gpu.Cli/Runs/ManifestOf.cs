using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Builds the manifest of a finished run.</summary>
internal static class ManifestOf
{
    private const string SeedKey = "seed";

    /// <summary>The manifest of a run; the folder adds the plan's hash and the outputs.</summary>
    public static RunManifest Run(
        Host host, ResolvedSweep sweep, DeviceInfo device, RunReport report, RunTotals totals, DateTimeOffset started, TimeSpan elapsed) => new()
        {
            Tool = ToolIdentity.Of(typeof(ManifestOf).Assembly),
            CommandLine = host.Arguments,
            PlanSha256 = "",
            Generator = SpecInput.Generator,
            Seeds = Seeds(sweep),
            Device = new DeviceIdentity(device.Id.Split(':')[0], device.Name, device.Driver, device.Lanes, device.Workers),
            Host = HostIdentity.Current(),
            Timings = new RunTimings
            {
                StartedUtc = started,
                EndedUtc = started + elapsed,
                TotalSeconds = elapsed.TotalSeconds,
                DeviceSeconds = report.Device.TotalSeconds,
                PreparationSeconds = report.SetUp.TotalSeconds,
                OutputSeconds = report.Output.TotalSeconds,
                NodeSteps = report.Progress.NodeSteps,
            },
            Outcomes = totals.Outcomes.ToImmutableSortedDictionary(o => OutcomeNames.Of(o.Outcome), o => o.Count, StringComparer.Ordinal),
            Failures = [.. report.Failures.Select(f => new ManifestFailure(f.Index, f.Message))],
        };

    private static ImmutableArray<string> Seeds(ResolvedSweep sweep)
    {
        foreach (var axis in sweep.Axes)
        {
            if (axis.Keys.IndexOf(SeedKey) is var k and >= 0)
            {
                return [.. axis.Points.Select(p => p[k].ToString()).Distinct()];
            }
        }

        return sweep.Settings.TryGetValue(SeedKey, out var seed) ? [seed.ToString()] : [];
    }
}
