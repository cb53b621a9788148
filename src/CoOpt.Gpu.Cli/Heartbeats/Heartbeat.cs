namespace CoOpt.Gpu.Cli.Heartbeats;

/// <summary>What a process at work on a run says of itself now and then, so that others see whether it still is. Nothing depends on it.</summary>
internal sealed record Heartbeat
{
    /// <summary>Version of the file.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The time between two of them.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>The time before the first: a run of a moment writes none.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    /// <summary>After this time without a new one its process is taken for dead.</summary>
    public static readonly TimeSpan Patience = 3 * Interval;

    /// <summary>Version of the file.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The slice that is worked on, as <c>--shard</c> takes it.</summary>
    public required string Slice { get; init; }

    /// <summary>Name of the attempt: a hash of the machine's name, the process's number, and a random number.</summary>
    public required string Attempt { get; init; }

    /// <summary>The process's number.</summary>
    public required int Process { get; init; }

    /// <summary>SLURM_JOB_ID, where it is set.</summary>
    public string? SlurmJob { get; init; }

    /// <summary>SLURM_ARRAY_TASK_ID, where it is set.</summary>
    public string? SlurmTask { get; init; }

    /// <summary>JOB_COMPLETION_INDEX of Kubernetes, where it is set.</summary>
    public string? CompletionIndex { get; init; }

    /// <summary>When the process began.</summary>
    public required DateTimeOffset StartedUtc { get; init; }

    /// <summary>When this was written.</summary>
    public DateTimeOffset WrittenUtc { get; init; }

    /// <summary>Instances of the slice that are done, those of earlier processes among them.</summary>
    public long Done { get; init; }

    /// <summary>Instances of the slice.</summary>
    public long Total { get; init; }

    /// <summary>Node-steps done by this process.</summary>
    public long NodeSteps { get; init; }

    /// <summary>Seconds left at the pace so far; null while that says nothing.</summary>
    public double? SecondsLeft { get; init; }
}
