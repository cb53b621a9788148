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

    /// <summary>Seeds that are listed one by one, more of them where they are not consecutive.</summary>
    private const int SeedsListed = 1000;

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
                KernelSeconds = report.Kernels.TotalSeconds,
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
                return Shortened([.. axis.Points.Select(p => p[k]).Distinct()]);
            }
        }

        return sweep.Settings.TryGetValue(SeedKey, out var seed) ? [seed.ToString()] : [];
    }

    // As a spec would write them, where a list would be longer than all else: nothing is lost.
    private static ImmutableArray<string> Shortened(ImmutableArray<SettingValue> seeds)
    {
        var isRange = seeds.Length > SeedsListed;
        for (var k = 1; isRange && k < seeds.Length; k++)
        {
            isRange = seeds[k].Number == seeds[k - 1].Number + 1;
        }

        return isRange ? [$"range({seeds[0]}, {SettingValue.Of(seeds[^1].Number!.Value + 1)})"] : [.. seeds.Select(static s => s.ToString())];
    }
}
