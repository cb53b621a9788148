using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>A batch to run.</summary>
/// <param name="Range">What it is of.</param>
/// <param name="Batch">The instances that could be set up, by index.</param>
/// <param name="Failures">The others, by index.</param>
internal sealed record PreparedBatch(InstanceRange Range, Batch Batch, ImmutableArray<InstanceFailure> Failures);
