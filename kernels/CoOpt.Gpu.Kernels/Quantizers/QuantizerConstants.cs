using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>What a quantiser computes once for a round of messages.</summary>
/// <typeparam name="T">The lane type.</typeparam>
/// <param name="parameter">ρ or Δ.</param>
/// <param name="inverse">1/ρ, rounded: good for proposals only.</param>
/// <param name="margin">How far from the middle of a level a proposal is certain, in levels.</param>
/// <param name="low">Low end of what certainly keeps a level, relative to it.</param>
/// <param name="high">High end of what certainly keeps a level, relative to it.</param>
public readonly struct QuantizerConstants<T>(T parameter, T inverse, T margin, T low, T high)
    where T : unmanaged, ILane<T>
{
    /// <summary>ρ or Δ.</summary>
    public T Parameter { get; } = parameter;

    /// <summary>1/ρ, rounded.</summary>
    public T Inverse { get; } = inverse;

    /// <summary>How far from the middle of a level a proposal is certain, in levels.</summary>
    public T Margin { get; } = margin;

    /// <summary>Low end of what certainly keeps a level, relative to it.</summary>
    public T Low { get; } = low;

    /// <summary>High end of what certainly keeps a level, relative to it.</summary>
    public T High { get; } = high;
}
