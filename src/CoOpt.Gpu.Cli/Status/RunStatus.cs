using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Heartbeats;
using CoOpt.Gpu.Cli.Reruns;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Status;

/// <summary>Where a run stands, read from its folder while others may be at work on it; nothing is changed.</summary>
internal sealed record RunStatus
{
    /// <summary>The folder as the user would type it.</summary>
    public required string Shown { get; init; }

    /// <summary>The plan.</summary>
    public required SweepPlan Plan { get; init; }

    /// <summary>The manifest; null while the run is not complete.</summary>
    public required RunManifest? Manifest { get; init; }

    /// <summary>How the sweep is cut; null while no shard is committed, or when the run is complete.</summary>
    public ShardLayout? Layout { get; init; }

    /// <summary>What is committed.</summary>
    public RunLedger Ledger { get; init; } = RunLedger.Of([]);

    /// <summary>Records and data that cannot be used.</summary>
    public ImmutableArray<ShardFault> Faults { get; init; } = [];

    /// <summary>Shards that were computed twice with different results.</summary>
    public ImmutableArray<int> Conflicts { get; init; } = [];

    /// <summary>Checkpoints, the newest first.</summary>
    public ImmutableArray<CheckpointTrace> Checkpoints { get; init; } = [];

    /// <summary>Processes at work, or that were.</summary>
    public ImmutableArray<Pulse> Pulses { get; init; } = [];

    /// <summary>Whether every shard is committed, so that only the tables are missing.</summary>
    public bool IsComputed => Layout is { } layout && Ledger.Shards == layout.Shards;

    /// <summary>Whether somebody is at work on it, as far as can be told.</summary>
    public bool IsAtWork => Pulses.Any(static p => !p.IsStale);

    /// <summary>Time left as the slowest process at work foresees it; null where none does.</summary>
    public TimeSpan? Left => Pulses.Where(static p => !p.IsStale).Max(static p => p.Heartbeat.SecondsLeft) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>What to type next; null while somebody is at work.</summary>
    public string? Next =>
        Manifest is not null ? $"coopt report {GoOn.Word(Shown)}"
        : !Conflicts.IsEmpty ? "coopt doctor"
        : IsAtWork ? null
        : IsComputed ? $"coopt merge {GoOn.Word(Shown)}"
        : $"coopt resume {GoOn.Word(Shown)}";

    /// <summary>Reads it.</summary>
    /// <exception cref="IOException">A file is there but cannot be read.</exception>
    public static RunStatus Of(RecordedRun run, DateTimeOffset now)
    {
        if (run.Manifest is not null)
        {
            return new RunStatus { Shown = run.Shown, Plan = run.Plan, Manifest = run.Manifest };
        }

        var store = ShardStore.Read(run.Folder, run.Plan);
        return new RunStatus
        {
            Shown = run.Shown,
            Plan = run.Plan,
            Manifest = null,
            Layout = store.Layout,
            Ledger = RunLedger.Of(store.Committed.Values),
            Faults = store.Faults,
            Conflicts = store.Conflicts,
            Checkpoints = CheckpointTrace.In(Path.Combine(run.Folder, RunNames.Checkpoints), now),
            Pulses = HeartbeatFolder.Read(Path.Combine(run.Folder, RunNames.Heartbeats), now, static h => Attempt.TryParse(h.Attempt) is { IsKnownDead: true }),
        };
    }
}
