using System.Collections.Immutable;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Claims.Reports;

/// <summary>manifest.json of a claims report: by what, where and when it was made, from which runs, and what it wrote.</summary>
public sealed record ClaimsManifest
{
    /// <summary>The program.</summary>
    public required ToolIdentity Tool { get; init; }

    /// <summary>The command line, argument by argument, without the program.</summary>
    public required ImmutableArray<string> CommandLine { get; init; }

    /// <summary>Whether the runs are the quick forms.</summary>
    public required bool Quick { get; init; }

    /// <summary>The machine.</summary>
    public required HostIdentity Host { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedUtc { get; init; }

    /// <summary>Seconds in all, the runs that were made included.</summary>
    public required double TotalSeconds { get; init; }

    /// <summary>The runs.</summary>
    public required ImmutableArray<ClaimsRun> Runs { get; init; }

    /// <summary>Every file written beside this one.</summary>
    public ImmutableArray<ManifestFile> Outputs { get; init; } = [];
}
