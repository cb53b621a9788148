using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>A quantised number, and the cell of numbers that give the same.</summary>
/// <typeparam name="T">The lane type.</typeparam>
/// <param name="value">q(v).</param>
/// <param name="index">The level's number k.</param>
/// <param name="lower">Least v of the cell.</param>
/// <param name="upper">Greatest v of the cell.</param>
/// <param name="underflow">1 where the level's value underflowed to 0, else 0.</param>
public readonly struct Level<T>(T value, T index, T lower, T upper, T underflow)
    where T : unmanaged, ILane<T>
{
    /// <summary>q(v).</summary>
    public T Value { get; } = value;

    /// <summary>The level's number k.</summary>
    public T Index { get; } = index;

    /// <summary>Least v of the cell; where the cell is to be asked again each time, +∞.</summary>
    public T Lower { get; } = lower;

    /// <summary>Greatest v of the cell; where the cell is to be asked again each time, −∞.</summary>
    public T Upper { get; } = upper;

    /// <summary>1 where the level's value underflowed to 0, else 0.</summary>
    public T Underflow { get; } = underflow;
}
