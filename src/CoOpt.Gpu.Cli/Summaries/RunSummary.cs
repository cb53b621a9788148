using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>What the user is told at the end of a run.</summary>
internal sealed record RunSummary
{
    /// <summary>Name of the sweep.</summary>
    public required string Name { get; init; }

    /// <summary>What ran it, the last one of several; null where nothing had to run.</summary>
    public required DeviceIdentity? Device { get; init; }

    /// <summary>What <c>--device</c> takes for it.</summary>
    public string? DeviceId { get => field ?? Device?.Kind; init; }

    /// <summary>Instances of the run, or of its slice.</summary>
    public required long Total { get; init; }

    /// <summary>What they came to, and who ran them.</summary>
    public required RunLedger Ledger { get; init; }

    /// <summary>What was done and how long it took; the time by the clock is that of the whole command, start-up included.</summary>
    public required RunWork Work { get; init; }

    /// <summary>The slice that was done; null for a whole run.</summary>
    public SliceNumber? Slice { get; init; }

    /// <summary>Shards of the run that nobody has done yet.</summary>
    public int Left { get; init; }

    /// <summary>The run's folder, as the user would type it.</summary>
    public required string Folder { get; init; }

    /// <summary>What is in it.</summary>
    public required ImmutableArray<OutputGroup> Files { get; init; }
}
