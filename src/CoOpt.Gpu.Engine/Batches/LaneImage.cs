using System.Collections.Immutable;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>
/// What of a running instance outlives a launch: enough to go on, on any device and in lanes of any width, as if nothing had happened. Numbers of float32 lanes are kept as float64, which holds them.
/// </summary>
/// <param name="Rows">The scalars of the rows block up to its trace ring.</param>
/// <param name="State">(x, y, s), their carries and what the stepper remembers.</param>
public sealed record LaneImage(ImmutableArray<double> Rows, ImmutableArray<double> State);
