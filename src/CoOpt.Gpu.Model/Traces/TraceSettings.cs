using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Traces;

/// <summary>Which states are written to states/.</summary>
public enum StateRows
{
    /// <summary>None.</summary>
    None,

    /// <summary>The state at the end of each instance.</summary>
    Last,

    /// <summary>The state at every trace point.</summary>
    All,
}

/// <summary>When and what is recorded. Step 0 and the last step are always trace points.</summary>
public sealed record TraceSettings
{
    /// <summary>Steps between trace points; null where <see cref="EveryTime"/> is given.</summary>
    public int? Every { get; init; } = 100;

    /// <summary>Model time between trace points; null where <see cref="Every"/> is given.</summary>
    public double? EveryTime { get; init; }

    /// <summary>The columns of traces/ beside instance, step and t, in the order of <see cref="TraceColumns"/>; empty writes no traces.</summary>
    public ImmutableArray<string> Observables { get; init; } = TraceColumns.All;

    /// <summary>Which states are written.</summary>
    public StateRows States { get; init; } = StateRows.None;
}
