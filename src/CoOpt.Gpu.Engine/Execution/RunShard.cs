using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// Everything that a run has to say of consecutive instances, whole: the unit of commit. How a sweep is cut into shards depends on the plan alone, never on the device or its batches.
/// </summary>
/// <param name="Ordinal">Number of the shard, from 0.</param>
/// <param name="From">Its first instance.</param>
/// <param name="To">The one after its last.</param>
/// <param name="Results">One per instance that could be set up, by index.</param>
/// <param name="Traces">Trace rows by instance, then step; empty where no observable is asked for.</param>
/// <param name="States">States by instance, then step; empty unless asked for.</param>
/// <param name="Failures">Instances that could not be set up, by index.</param>
public sealed record RunShard(
    int Ordinal,
    long From,
    long To,
    ImmutableArray<InstanceResult> Results,
    ImmutableArray<TraceRow> Traces,
    ImmutableArray<StateSnapshot> States,
    ImmutableArray<InstanceFailure> Failures);
