using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>Instances that a device runs together. They may differ in everything; the device groups what shares code and structure.</summary>
/// <param name="Instances">The instances; a "local" index counts in this array.</param>
public sealed record Batch(ImmutableArray<Instance> Instances);
