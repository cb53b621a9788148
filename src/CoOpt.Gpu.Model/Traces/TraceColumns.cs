using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Traces;

/// <summary>The observables of a trace row, by the names of their columns.</summary>
public static class TraceColumns
{
    /// <summary>Every observable, in the order of the columns.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "cost_gap", "cost_gap_rel", "loss_gap", "distance", "consensus", "box_violation", "lyapunov", "feasibility", "feasibility_max", "tracker_drift_max", "bits",
    ];
}
