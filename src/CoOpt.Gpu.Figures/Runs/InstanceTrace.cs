using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Runs;

/// <summary>Two columns of one instance's trace.</summary>
/// <param name="Instance">Index of the instance in the sweep.</param>
/// <param name="X">One value per trace point, in the order of steps; NaN where a cell is empty.</param>
/// <param name="Y">The same of the other column.</param>
public sealed record InstanceTrace(long Instance, ImmutableArray<double> X, ImmutableArray<double> Y);
