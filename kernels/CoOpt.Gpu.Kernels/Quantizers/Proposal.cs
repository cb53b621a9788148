using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>A quantised number found without branches, and what tells whether it is certain: see <see cref="IQuantizer.IsCertain{T}"/>.</summary>
/// <typeparam name="T">The lane type.</typeparam>
/// <param name="value">q(v), if certain.</param>
/// <param name="offCentre">Distance from the middle of the level, in levels, ≥ 0.</param>
/// <param name="size">Size of the number in the quantiser's own measure, ≥ 0.</param>
public readonly struct Proposal<T>(T value, T offCentre, T size)
    where T : unmanaged, ILane<T>
{
    /// <summary>q(v), if certain.</summary>
    public T Value { get; } = value;

    /// <summary>Distance from the middle of the level, in levels, ≥ 0.</summary>
    public T OffCentre { get; } = offCentre;

    /// <summary>Size of the number in the quantiser's own measure, ≥ 0.</summary>
    public T Size { get; } = size;

    /// <summary>This in the lanes of a mask; elsewhere NaN, which adds nothing to a tally, and nothing doubtful.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Proposal<T> In(T mask)
    {
        T zero = T.Broadcast(0);
        return new(T.SelectLess(zero, mask, Value, T.Broadcast(double.NaN)), T.SelectLess(zero, mask, OffCentre, zero), T.SelectLess(zero, mask, Size, zero));
    }
}
