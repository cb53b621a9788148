using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Estimates;

/// <summary>What <c>coopt plan</c> says.</summary>
internal sealed record PlanReport
{
    /// <summary>The plan.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>SHA-256 of what plan.json would hold.</summary>
    public required string Hash { get; init; }

    /// <summary>The folder that the run would write, as the user would type it.</summary>
    public required string Folder { get; init; }

    /// <summary>What is in it now.</summary>
    public required RunInspection State { get; init; }

    /// <summary>The device that would run it.</summary>
    public required DeviceInfo Device { get; init; }

    /// <summary>How long it would take.</summary>
    public required SweepEstimate Estimate { get; init; }

    /// <summary>Free space where the folder would be; null if unknown.</summary>
    public required long? FreeBytes { get; init; }

    /// <summary>What the user should know before running.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Batches of the run.</summary>
    public long Batches => Plan.Batches;

    /// <summary>What a run would do about what is in the folder now.</summary>
    public string Next => State.State switch
    {
        RunFolderState.New => "new",
        RunFolderState.Complete => "complete: run reuses it (--rerun redoes it)",
        RunFolderState.Incomplete => "interrupted: run starts it anew",
        _ => $"damaged ({State.Reason}): run refuses it (--rerun redoes it)",
    };
}
