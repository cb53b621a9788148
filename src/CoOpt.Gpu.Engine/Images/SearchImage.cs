using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>How far the search for the largest stable α of an instance is: what follows from the probes so far is worked out again.</summary>
/// <param name="Changes">What each probe that has ended said, in order.</param>
/// <param name="Deviations">‖δ‖ so far of the probe under way; empty where there is none.</param>
/// <param name="Lane">What the probe under way goes on from; null where there is none.</param>
public sealed record SearchImage(ImmutableArray<ProbeImage> Changes, ImmutableArray<double> Deviations, LaneImage? Lane);
