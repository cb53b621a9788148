using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>What the slopes of all samples of a lane group need, taken once before the loop over them.</summary>
/// <typeparam name="T">The lane type.</typeparam>
/// <param name="sharpness">μ of the smooth hinge.</param>
/// <param name="resident">Whether the constants are to stay in registers: where the loop leaves room for them.</param>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly struct SlopeTerms<T>(T sharpness, bool resident)
    where T : unmanaged, ILane<T>
{
    /// <summary>μ.</summary>
    public T Sharpness { get; } = sharpness;

    /// <summary>−μ.</summary>
    public T Opposite { get; } = -sharpness;

    /// <summary>The exponential's constants.</summary>
    public ExponentialTerms<T> Exponential { get; } = new(resident);
}
