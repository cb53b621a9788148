using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Problems;

/// <summary>Quadratic local losses ½yᵀAᵢy − cᵢᵀy.</summary>
/// <param name="Matrices">Aᵢ, symmetric, row-major, n × m × m.</param>
/// <param name="Vectors">cᵢ, n × m.</param>
public sealed record QuadraticData(ImmutableArray<double> Matrices, ImmutableArray<double> Vectors);
