namespace CoOpt.Gpu.Results.Manifests;

/// <summary>Wall-clock times of a run. Seconds count from its start and overlap where things were done side by side.</summary>
public sealed record RunTimings
{
    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedUtc { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset EndedUtc { get; init; }

    /// <summary>From start to end.</summary>
    public required double TotalSeconds { get; init; }

    /// <summary>Spent in the device's steps.</summary>
    public required double DeviceSeconds { get; init; }

    /// <summary>Spent in building instances and their theory.</summary>
    public required double PreparationSeconds { get; init; }

    /// <summary>Spent in writing files.</summary>
    public required double OutputSeconds { get; init; }

    /// <summary>Node-steps done.</summary>
    public required double NodeSteps { get; init; }
}
