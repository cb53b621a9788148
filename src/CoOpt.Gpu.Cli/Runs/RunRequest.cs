using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>What <c>coopt run</c> or <c>coopt rerun</c> was asked for.</summary>
internal sealed record RunRequest
{
    /// <summary>The spec, as typed; empty where a plan is run again.</summary>
    public string Spec { get; init; } = "";

    /// <summary>What the command line changes in the spec.</summary>
    public SpecOverrides Overrides { get; init; } = SpecOverrides.None;

    /// <summary>Absolute path of the folder that receives the run's own.</summary>
    public required string Out { get; init; }

    /// <summary>Absolute path of the run's own folder where that is known; else it is named by the plan.</summary>
    public string? Folder { get; init; }

    /// <summary>The device's name, or auto.</summary>
    public required string Device { get; init; }

    /// <summary>Workers of a CPU device; 0 for all.</summary>
    public required int Threads { get; init; }

    /// <summary>Instances that may fail to be set up.</summary>
    public required long MaximumFailures { get; init; }

    /// <summary>How progress is shown.</summary>
    public required ProgressMode Progress { get; init; }

    /// <summary>Whether a complete run is redone.</summary>
    public required bool Rerun { get; init; }

    /// <summary>The slice to do; null for the whole run and its tables.</summary>
    public SliceNumber? Slice { get; init; }

    /// <summary>Time between two checkpoints; 0 for none but at a signal.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a device may give no sign of life.</summary>
    public TimeSpan LaunchTimeout { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>Whether the run is thrown away at its end, so that there is nothing to go on with.</summary>
    public bool IsScratch { get; init; }

    /// <summary>What is done anew of an incomplete run.</summary>
    public Resumption Resumption { get; init; }

    /// <summary>Whether the size guard is off.</summary>
    public required bool Yes { get; init; }
}
