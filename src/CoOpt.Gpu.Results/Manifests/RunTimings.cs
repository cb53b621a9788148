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

    /// <summary>In which the device had work. As all times, without those of a process that was stopped before it committed a shard, even where others went on from its checkpoint.</summary>
    public required double DeviceSeconds { get; init; }

    /// <summary>
    /// In the kernels alone: for a CPU device the processor time of its workers in them divided by the workers, for a GPU the time from launch to end. Null in the manifests of earlier versions.
    /// </summary>
    public double? KernelSeconds { get; init; }

    /// <summary>Spent waiting for instances and their theory while the device had nothing to do.</summary>
    public required double PreparationSeconds { get; init; }

    /// <summary>Spent waiting for files to be written while the device had nothing to do.</summary>
    public required double OutputSeconds { get; init; }

    /// <summary>Node-steps of the instances in the tables, Σ nodes · steps, whoever did them and however often. Of a run by one process that goes on from no other and searches for no α they are those done in <see cref="DeviceSeconds"/>.</summary>
    public required double NodeSteps { get; init; }
}
