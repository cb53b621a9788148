namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>What a search for the largest stable α found.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Lower">The largest α found stable; null where none was.</param>
/// <param name="Upper">The smallest α above it found unstable; null where none was.</param>
/// <param name="Undecided">The α at which the search gave up; null unless it did.</param>
/// <param name="Probes">Values of α tried.</param>
/// <param name="Steps">The longest horizon of a probe.</param>
public sealed record StabilityFrontier(FrontierState State, double? Lower, double? Upper, double? Undecided, int Probes, long Steps);
