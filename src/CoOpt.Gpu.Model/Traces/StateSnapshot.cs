using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Traces;

/// <summary>The state of one instance at one trace point.</summary>
/// <param name="Instance">Index of the instance in the sweep.</param>
/// <param name="Step">k, the steps done.</param>
/// <param name="X">x, n values.</param>
/// <param name="Y">y, n × m, node-major.</param>
/// <param name="Z">z = s + ∇g(y), n × m, node-major.</param>
public sealed record StateSnapshot(long Instance, long Step, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z);
