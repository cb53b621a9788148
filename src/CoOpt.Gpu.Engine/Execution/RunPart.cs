using System.Collections.Immutable;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// The results of consecutive instances of one part, the unit of output. How a sweep is cut into parts depends on the plan alone, never on the device; a part may come in several pieces, in order.
/// </summary>
/// <param name="Ordinal">Number of the part, from 0.</param>
/// <param name="Results">One per instance, by index.</param>
/// <param name="Traces">Trace rows by instance, then step; empty where no observable is asked for.</param>
/// <param name="States">States by instance, then step; empty unless asked for.</param>
public sealed record RunPart(int Ordinal, ImmutableArray<InstanceResult> Results, ImmutableArray<TraceRow> Traces, ImmutableArray<StateSnapshot> States);
