using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>What the user is told at the end of a run.</summary>
internal sealed record RunSummary
{
    /// <summary>Name of the sweep.</summary>
    public required string Name { get; init; }

    /// <summary>What ran it.</summary>
    public required DeviceInfo Device { get; init; }

    /// <summary>Wall time of the whole command, start-up included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What the executor measured.</summary>
    public required RunReport Report { get; init; }

    /// <summary>Counts over the instances.</summary>
    public required RunTotals Totals { get; init; }

    /// <summary>The run's folder, as the user would type it.</summary>
    public required string Folder { get; init; }

    /// <summary>What is in it.</summary>
    public required ImmutableArray<OutputGroup> Files { get; init; }
}
