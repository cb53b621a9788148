using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>Instances that a device runs together. They may differ in everything; the device groups what shares code and structure.</summary>
/// <param name="Instances">The instances; a "local" index counts in this array.</param>
public sealed record Batch(ImmutableArray<Instance> Instances)
{
    /// <summary>Of each instance the image that it goes on from, null where it begins at its start; empty where all do.</summary>
    public ImmutableArray<LaneImage?> Images { get; init; } = [];

    /// <summary>The image that instance <paramref name="local"/> goes on from; null where it begins at its start.</summary>
    public LaneImage? ImageOf(int local) => Images.IsDefaultOrEmpty ? null : Images[local];
}
