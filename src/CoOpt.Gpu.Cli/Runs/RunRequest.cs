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

    /// <summary>Whether the size guard is off.</summary>
    public required bool Yes { get; init; }
}
