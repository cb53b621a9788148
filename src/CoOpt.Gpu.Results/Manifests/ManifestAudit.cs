using System.Collections.Immutable;

namespace CoOpt.Gpu.Results.Manifests;

/// <summary>What came of running some instances of a complete run again: alone on the device, and step by step beside the reference.</summary>
public sealed record ManifestAudit
{
    /// <summary>The share of the instances that was asked for; which ones follows from the plan's hash.</summary>
    public required double Fraction { get; init; }

    /// <summary>Instances audited.</summary>
    public required long Instances { get; init; }

    /// <summary>Their rows, trace rows and state rows that were made again alone and compared byte by byte.</summary>
    public required long RowsCompared { get; init; }

    /// <summary>Steps compared with the reference.</summary>
    public required long StepsCompared { get; init; }

    /// <summary>Trace points whose observables were compared with the reference.</summary>
    public required long PointsCompared { get; init; }

    /// <summary>Messages that the reference quantised.</summary>
    public required long Messages { get; init; }

    /// <summary>Those within 16 units in the last place of their operands of a boundary between two levels.</summary>
    public required long NearBoundary { get; init; }

    /// <summary>Steps that differ by more than rounding, as the level of such a message explains.</summary>
    public required long Exceptions { get; init; }

    /// <summary>The largest difference after one step, relative to max(1, ‖(x, y, s)‖∞).</summary>
    public required double WorstStep { get; init; }

    /// <summary>The largest difference of an observable, relative to what it is summed from.</summary>
    public required double WorstPoint { get; init; }

    /// <summary>Instances of which only the first steps were compared, since all would take too long.</summary>
    public required long Bounded { get; init; }

    /// <summary>Instances that were run again alone but not compared with the reference, which computes in float64 alone.</summary>
    public required long WithoutReference { get; init; }

    /// <summary>Instances that differ.</summary>
    public required long Differing { get; init; }

    /// <summary>Where they differ, one entry for each kind of comparison and instance, the first hundred.</summary>
    public required ImmutableArray<ManifestAuditDifference> Differences { get; init; }
}
