using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Progress;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>What <c>coopt rerun</c> was asked for.</summary>
internal sealed record RerunRequest
{
    /// <summary>The run's folder, as typed.</summary>
    public required string Run { get; init; }

    /// <summary>Whether the bytes must be those recorded.</summary>
    public required bool Check { get; init; }

    /// <summary>The instances wanted, ascending; empty for all.</summary>
    public required ImmutableArray<long> Instances { get; init; }

    /// <summary>Whether the traces of these instances are printed.</summary>
    public required bool Trace { get; init; }

    /// <summary>Where the data files are; null to look beside the spec.</summary>
    public required string? Data { get; init; }

    /// <summary>Absolute path of the folder that receives the new run's own.</summary>
    public required string Out { get; init; }

    /// <summary>The device's name; null for the kind that the run was made on.</summary>
    public required string? Device { get; init; }

    /// <summary>Workers of a CPU device; 0 for all.</summary>
    public required int Threads { get; init; }

    /// <summary>How progress is shown.</summary>
    public required ProgressMode Progress { get; init; }

    /// <summary>Whether standard output is JSON.</summary>
    public required bool Json { get; init; }
}
