using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Problems;

/// <summary>The state at t = 0 with s = z − ∇g(y).</summary>
/// <param name="X">x(0), n values with Σx = b.</param>
/// <param name="Y">y(0), n × m, node-major.</param>
/// <param name="TrackerAtGradient">True: z(0) = ∇g(y(0)), so s(0) = 0. False: z(0) = 0, so s(0) = −∇g(y(0)).</param>
/// <param name="SpreadRemainder">|b − Σx| of a start read from a file before it was spread equally; 0 otherwise.</param>
public sealed record StartState(ImmutableArray<double> X, ImmutableArray<double> Y, bool TrackerAtGradient, double SpreadRemainder = 0);
