using System.Globalization;
using CoOpt.Gpu.Cli.Heartbeats;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Results.Shards;
using OutcomeNames = CoOpt.Gpu.Results.Tables.OutcomeNames;

namespace CoOpt.Gpu.Cli.Status;

/// <summary>A run's status in words, one line for each thing.</summary>
internal static class StatusText
{
    /// <summary>Lines of each kind that are shown before the rest is only counted.</summary>
    private const int Shown = 8;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(RunStatus status)
    {
        var count = status.Plan.Sweep.Count;
        if (status.Manifest is { } manifest)
        {
            yield return $"{status.Shown}: complete, {Count(manifest.Outcomes.Values.Sum())} of {Count(count)} instances have a row";
            yield return $"next       {status.Next}";
            yield break;
        }

        var ledger = status.Ledger;
        yield return $"{status.Shown}: {(status.IsAtWork ? "at work" : status.IsComputed ? "computed, without its tables" : "interrupted")}";
        yield return status.Layout is { } layout
            ? $"shards     {Count(ledger.Shards)} of {Count(layout.Shards)} committed ({Share(ledger.Shards, layout.Shards)})"
            : "shards     none committed yet";
        yield return $"instances  {Count(ledger.Instances)} of {Count(count)} done{Outcomes(status)}";

        // Not the one in the other: what a process did that committed no shard may have been gone on from, and its time is not known.
        yield return $"work       {ProgressText.Amount(ledger.Work.NodeSteps, "node-steps")} committed; device time {ProgressText.Duration(ledger.Work.Device)}";
        foreach (var line in Limited("checkpoint", status.Checkpoints, static c => $"{c.Name}, {ProgressText.Bytes(c.Bytes)}, {ProgressText.Duration(c.Age)} ago"))
        {
            yield return line;
        }

        foreach (var line in Limited("process", status.Pulses, Pulse))
        {
            yield return line;
        }

        foreach (var line in Limited("bad", status.Faults, static f => f.ToString()))
        {
            yield return line;
        }

        if (!status.Conflicts.IsEmpty)
        {
            yield return $"conflict   {ShardRanges.Were(status.Conflicts)} computed twice with different results (coopt explain CO0013)";
        }

        if (status.Left is { } left)
        {
            yield return $"left       {ProgressText.Duration(left)}";
        }

        if (status.Next is { } next)
        {
            yield return $"next       {next}";
        }
    }

    private static string Outcomes(RunStatus status)
    {
        var parts = Enum.GetValues<Outcome>().Where(o => status.Ledger.Count(o) > 0).Select(o => $"{Count(status.Ledger.Count(o))} {OutcomeNames.Of(o)}").ToList();
        if (!status.Ledger.Failures.IsEmpty)
        {
            parts.Add($"{Count(status.Ledger.Failures.Length)} without a row");
        }

        return parts.Count > 0 ? $": {string.Join(", ", parts)}" : "";
    }

    private static string Pulse(Pulse pulse)
    {
        var heartbeat = pulse.Heartbeat;
        var job = heartbeat.SlurmJob is { } slurm ? $", job {slurm}{(heartbeat.SlurmTask is { } task ? $" task {task}" : "")}"
            : heartbeat.CompletionIndex is { } index ? $", index {index}" : "";
        var state = pulse.IsGone ? "gone" : pulse.IsStale ? "stale, taken for dead" : "at work";
        return $"{heartbeat.Slice} {state}: {Count(heartbeat.Done)} of {Count(heartbeat.Total)} instances, {ProgressText.Duration(pulse.Age)} ago (process {heartbeat.Process}{job})";
    }

    private static IEnumerable<string> Limited<T>(string name, IReadOnlyList<T> items, Func<T, string> text) =>
        items.Take(Shown).Select(i => $"{name,-10} {text(i)}").Concat(items.Count > Shown ? [$"{name,-10} and {Count(items.Count - Shown)} more"] : []);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) => (100d * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
