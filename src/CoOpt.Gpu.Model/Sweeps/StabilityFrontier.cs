namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>What a search for the largest stable α found.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Lower">The largest α found stable; null where none was.</param>
/// <param name="Upper">The smallest α above it that was not: unstable, or undecided where <paramref name="State"/> says so. Null where there was none.</param>
/// <param name="Unstable">The smallest α found unstable; null where none was.</param>
/// <param name="Probes">Values of α tried.</param>
/// <param name="Undecided">Those at which ‖δ‖ neither grew nor shrank.</param>
/// <param name="Steps">The longest horizon of a probe.</param>
public sealed record StabilityFrontier(FrontierState State, double? Lower, double? Upper, double? Unstable, int Probes, int Undecided, long Steps);
