using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Problems;

/// <summary>
/// Samples dealt out to nodes: those of node i are rows <see cref="Offsets"/>[i] … <see cref="Offsets"/>[i+1] − 1. Immutable; instances that share a seed share the object.
/// </summary>
/// <param name="Dimensions">d, the length of a feature vector φ.</param>
/// <param name="Classes">K for multi-class labels 0…K−1; 2 for labels −1 and +1; 0 for real targets.</param>
/// <param name="Offsets">n + 1 row starts.</param>
/// <param name="Features">Row-major, N × d.</param>
/// <param name="Targets">N labels or targets.</param>
public sealed record SampleData(int Dimensions, int Classes, ImmutableArray<int> Offsets, ImmutableArray<double> Features, ImmutableArray<double> Targets)
{
    /// <summary>N, the number of samples over all nodes.</summary>
    public int Count => Targets.Length;

    /// <summary>n, the number of nodes.</summary>
    public int Nodes => Offsets.Length - 1;

    /// <summary>φ of sample <paramref name="row"/>.</summary>
    public ReadOnlySpan<double> FeatureRow(int row) => Features.AsSpan().Slice(row * Dimensions, Dimensions);
}
