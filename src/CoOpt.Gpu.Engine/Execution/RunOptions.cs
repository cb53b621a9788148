namespace CoOpt.Gpu.Engine.Execution;

/// <summary>How a run treats failures and resources; none of it changes a number.</summary>
public sealed record RunOptions
{
    /// <summary>How many instances may fail to be set up before the run stops; <see cref="long.MaxValue"/> keeps going.</summary>
    public long MaximumFailures { get; init; }

    /// <summary>Threads for setting up instances; 0 takes all.</summary>
    public int Threads { get; init; }

    /// <summary>Gets progress about ten times a second, from any thread.</summary>
    public IProgress<RunProgress>? Progress { get; init; }
}
