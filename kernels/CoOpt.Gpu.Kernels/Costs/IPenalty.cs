using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Costs;

/// <summary>The penalty of a box [lo, hi], in terms of how far one of its sides is overstepped, u &gt; 0 outside. The cost itself is <see cref="CpuCost"/>.</summary>
public interface IPenalty
{
    /// <summary>The penalty of one side.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <param name="excess">u.</param>
    /// <param name="weight">c.</param>
    /// <param name="sharpness">σ.</param>
    static abstract T Value<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T>;

    /// <summary>Newton steps to the minimiser of the cost with the penalty: 0 without penalty, 1 where its slope is straight and the step exact, otherwise what closes in on it after halving.</summary>
    static abstract int NewtonSteps { get; }

    /// <summary>Its second derivative in u.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <param name="excess">u.</param>
    /// <param name="weight">c.</param>
    /// <param name="sharpness">σ.</param>
    static abstract T Curvature<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T>;

    /// <summary>Its derivative in u.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <param name="excess">u.</param>
    /// <param name="weight">c.</param>
    /// <param name="sharpness">σ.</param>
    static abstract T Slope<T>(T excess, T weight, T sharpness)
        where T : unmanaged, ILane<T>;
}
