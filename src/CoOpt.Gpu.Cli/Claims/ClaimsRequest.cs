using CoOpt.Gpu.Cli.Progress;

namespace CoOpt.Gpu.Cli.Claims;

/// <summary>What <c>coopt claims</c> was asked for.</summary>
internal sealed record ClaimsRequest
{
    /// <summary>Whether the quick forms of the specs are run.</summary>
    public required bool Quick { get; init; }

    /// <summary>Absolute path of the folder of experiments.</summary>
    public required string Experiments { get; init; }

    /// <summary>Absolute path of the folder of runs.</summary>
    public required string Runs { get; init; }

    /// <summary>Absolute path of the folder with kept results.</summary>
    public required string Kept { get; init; }

    /// <summary>The device's name, or auto.</summary>
    public required string Device { get; init; }

    /// <summary>Workers of a CPU device; 0 for all.</summary>
    public required int Threads { get; init; }

    /// <summary>How progress is shown.</summary>
    public required ProgressMode Progress { get; init; }

    /// <summary>Whether complete runs are redone.</summary>
    public required bool Rerun { get; init; }
}
