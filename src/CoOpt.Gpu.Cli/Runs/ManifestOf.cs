using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Builds the manifest of a finished run.</summary>
internal static class ManifestOf
{
    private const string SeedKey = "seed";

    /// <summary>Seeds that are listed one by one, more of them where they are not consecutive.</summary>
    private const int SeedsListed = 1000;

    /// <summary>The manifest of a run; the folder adds the plan's hash and the outputs.</summary>
    public static RunManifest Run(Host host, ResolvedSweep sweep, DeviceIdentity device, RunLedger ledger, RunWork work, RunClock clock) => new()
    {
        Tool = RunClock.Program,
        CommandLine = host.Arguments,
        PlanSha256 = "",
        Generator = SpecInput.Generator,
        Seeds = Seeds(sweep),
        Device = device,
        Host = HostIdentity.Current(),
        Timings = new RunTimings
        {
            StartedUtc = ledger.Sessions.Select(static s => s.StartedUtc).Append(clock.StartedUtc).Min(),
            EndedUtc = clock.StartedUtc + clock.Elapsed,
            TotalSeconds = work.Wall.TotalSeconds,
            DeviceSeconds = work.Device.TotalSeconds,
            KernelSeconds = work.Kernels.TotalSeconds,
            PreparationSeconds = work.SetUp.TotalSeconds,
            OutputSeconds = work.Output.TotalSeconds,
            NodeSteps = ledger.Work.NodeSteps,
        },
        Outcomes = ledger.Totals.Outcomes,
        Failures = ledger.Failures,
        Sessions = ledger.Sessions.Length > 1 ? ledger.Sessions : null,
    };

    /// <summary>The device as records and manifests name it.</summary>
    public static DeviceIdentity Device(DeviceInfo device) => new(device.Id.Split(':')[0], device.Name, device.Driver, device.Lanes, device.Workers);

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
