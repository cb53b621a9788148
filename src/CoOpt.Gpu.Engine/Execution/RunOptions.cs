namespace CoOpt.Gpu.Engine.Execution;

/// <summary>How a run treats failures and resources, and what of it is done already; none of it changes a number.</summary>
public sealed record RunOptions
{
    /// <summary>How many instances may fail to be set up before the run stops, those of <see cref="Committed"/> included; <see cref="long.MaxValue"/> keeps going.</summary>
    public long MaximumFailures { get; init; }

    /// <summary>Threads for setting up instances; 0 takes all.</summary>
    public int Threads { get; init; }

    /// <summary>Gets progress about ten times a second, from any thread.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Which shards are committed: they are not run.</summary>
    public Func<int, bool> IsCommitted { get; init; } = static _ => false;

    /// <summary>Instances of committed shards of the slice that could not be set up.</summary>
    public long CommittedFailures { get; init; }

    /// <summary>What committed shards of the slice came to: where progress starts.</summary>
    public RunProgress Committed { get; init; }

    /// <summary>Which of how many slices of the shards to run: slice i of N is [i·T/N, (i+1)·T/N) of T.</summary>
    public (int Index, int Count) Slice { get; init; } = (0, 1);

    /// <summary>Where instances under way are kept; null keeps none.</summary>
    public ICheckpointStore? Checkpoints { get; init; }

    /// <summary>How often they are kept beside at the end of a run that is stopped; 0 for then alone.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a device may give no sign of life before it counts as hung: a report to its sink, from whatever batch, is one. 0 waits for ever.</summary>
    public TimeSpan LaunchTimeout { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>How long a device may take to leave when the run is stopped: within ten seconds of a signal there is to be a checkpoint.</summary>
    internal TimeSpan LeaveTime { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Told what went wrong and was mended, one line each, from any thread.</summary>
    public Action<string>? Notes { get; init; }
}
