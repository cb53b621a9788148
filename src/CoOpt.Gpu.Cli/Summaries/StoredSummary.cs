using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Reruns;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tables;
using OutcomeNames = CoOpt.Gpu.Results.Tables.OutcomeNames;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>The summary of a run that was complete before this command, from its manifest and instances.csv.</summary>
internal static class StoredSummary
{
    /// <summary>What the user was told when it was made.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static RunSummary Of(Host host, RecordedRun run, RunManifest manifest)
    {
        var times = manifest.Timings;
        var work = new RunWork(times.NodeSteps, Seconds(times.TotalSeconds), Seconds(times.DeviceSeconds), Seconds(times.KernelSeconds ?? 0), Seconds(times.PreparationSeconds), Seconds(times.OutputSeconds));
        return new RunSummary
        {
            Name = run.Plan.Sweep.Name,
            Device = manifest.Device,
            Total = run.Plan.Sweep.Count,
            Ledger = new RunLedger
            {
                Shards = 0,
                Instances = run.Plan.Sweep.Count - (manifest.Missing ?? []).Sum(static m => m.To - m.From),
                Totals = Totals(Path.Combine(run.Folder, RunNames.Instances), manifest.Outcomes),
                Failures = manifest.Failures,
                Sessions = manifest.Sessions ?? [new ManifestSession(times.StartedUtc, 0, 0, manifest.Device)],
                Work = work,
            },
            Work = work,
            Folder = run.Shown,
            Files = OutputGroup.In(run.Folder),
        };
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static ShardTotals Totals(string path, ImmutableSortedDictionary<string, long> outcomes)
    {
        using var table = TableReader.Open(path);
        var diverged = new[] { Outcome.Diverged, Outcome.NonFinite }.Select(OutcomeNames.Of).ToArray();
        var totals = ShardTotals.None with { Outcomes = outcomes };
        while (table.Read())
        {
            var row = table.Row;
            var isWithin = row.Boolean("within_printed");
            totals = totals with
            {
                Within = totals.Within + (isWithin == true ? 1 : 0),
                Unbounded = totals.Unbounded + (isWithin is null ? 1 : 0),
                WithinDiverged = totals.WithinDiverged + (isWithin == true && diverged.Contains(row.Text("outcome")) ? 1 : 0),
                Oscillating = totals.Oscillating + (row.Boolean("oscillating") == true ? 1 : 0),
                FeasibilityMax = row.Number("feasibility_max") is var f && f > totals.FeasibilityMax ? f : totals.FeasibilityMax,
                TrackerDriftMax = row.Number("tracker_drift_max") is var d && d > totals.TrackerDriftMax ? d : totals.TrackerDriftMax,
            };
        }

        return totals;
    }
}
