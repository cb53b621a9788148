using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>A quantised number found without branches, and what tells whether it is certain: see <see cref="IQuantizer.IsCertain{T}"/>.</summary>
/// <typeparam name="T">The lane type.</typeparam>
/// <param name="value">q(v), if certain.</param>
/// <param name="offCentre">Distance from the middle of the level, in levels, ≥ 0.</param>
public readonly struct Proposal<T>(T value, T offCentre)
    where T : unmanaged, ILane<T>
{
    /// <summary>q(v), if certain.</summary>
    public T Value { get; } = value;

    /// <summary>Distance from the middle of the level, in levels, ≥ 0.</summary>
    public T OffCentre { get; } = offCentre;
}
