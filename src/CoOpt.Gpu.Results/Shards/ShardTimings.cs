namespace CoOpt.Gpu.Results.Shards;

/// <summary>When a shard was committed, and what was spent since the commit before it. Nothing depends on it but the summary.</summary>
public sealed record ShardTimings
{
    /// <summary>When the process that committed it began: with the process of the attempt it tells the sessions of a run apart.</summary>
    public DateTimeOffset StartedUtc { get; init; }

    /// <summary>When it was committed.</summary>
    public DateTimeOffset CommittedUtc { get; init; }

    /// <summary>Node-steps of its instances: Σ nodes · steps over the rows. Searches for α, and what was done twice, are not in it.</summary>
    public double NodeSteps { get; init; }

    /// <summary>Seconds by the clock.</summary>
    public double WallSeconds { get; init; }

    /// <summary>In which the device had work.</summary>
    public double DeviceSeconds { get; init; }

    /// <summary>In the kernels alone.</summary>
    public double KernelSeconds { get; init; }

    /// <summary>Spent waiting for instances while the device had nothing to do.</summary>
    public double PreparationSeconds { get; init; }

    /// <summary>Spent waiting for files while the device had nothing to do.</summary>
    public double OutputSeconds { get; init; }
}
