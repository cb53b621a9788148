using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Model.Outcomes;

/// <summary>What came out of one instance: one row of instances.csv, together with its <see cref="Sweeps.Instance"/>. Null is an empty cell.</summary>
public sealed record InstanceResult
{
    /// <summary>The instance.</summary>
    public required Instance Instance { get; init; }

    /// <summary>The swept values in the order of the axes.</summary>
    public required ImmutableArray<SettingValue> Swept { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The step at which the outcome was decided.</summary>
    public required long OutcomeStep { get; init; }

    /// <summary>The variable that diverged or lost finiteness.</summary>
    public required StateVariable OutcomeVariable { get; init; }

    /// <summary>Whether V rose in more than 10 % of the last quarter's trace points.</summary>
    public required bool Oscillating { get; init; }

    /// <summary>Steps done.</summary>
    public required long Steps { get; init; }

    /// <summary>First trace point with r ≤ tolerance; null if censored at the limit.</summary>
    public required long? StepsToTolerance { get; init; }

    /// <summary>Least-squares slope of −ln r per unit of model time; null with fewer than ten points.</summary>
    public required double? Rate { get; init; }

    /// <summary>The rate per step, rate·η.</summary>
    public required double? RateStep { get; init; }

    /// <summary>The last trace point at which the instance was finite and had not diverged.</summary>
    public required TraceRow Last { get; init; }

    /// <summary>Scalars sent.</summary>
    public required double Messages { get; init; }

    /// <summary>Scalars sent if each broadcast were one unicast per link.</summary>
    public required double MessagesUnicast { get; init; }

    /// <summary>Signed levels spanned plus zero if seen, per variable x, y, z; 0 without quantiser.</summary>
    public required (long X, long Y, long Z) Alphabet { get; init; }

    /// <summary>Messages whose level underflowed to 0.</summary>
    public required long Underflows { get; init; }

    /// <summary>Least q(v)/v over the messages of the rounds that start at trace points; null without any.</summary>
    public required double? SectorLeast { get; init; }

    /// <summary>The greatest.</summary>
    public required double? SectorGreatest { get; init; }

    /// <summary>Trace points, the first and the last included.</summary>
    public required long TracePoints { get; init; }

    /// <summary>Trace points at which V was above the one before by more than rounding.</summary>
    public required long LyapunovRises { get; init; }

    /// <summary>The greatest V of the trace points over V(0).</summary>
    public required double LyapunovPeak { get; init; }

    /// <summary>Share of held-out samples classified correctly with ȳ; null without held-out samples.</summary>
    public required double? Accuracy { get; init; }

    /// <summary>The same with y*.</summary>
    public required double? AccuracyOptimum { get; init; }
}
