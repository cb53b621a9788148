using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>One sample's loss as a function of its margin η = w·φ + <see cref="Intercept"/>·(last parameter).</summary>
public interface IMargin
{
    /// <summary>The constant feature that goes with the last parameter: −1 or +1.</summary>
    static abstract double Intercept { get; }

    /// <summary>Whether a slope takes few operations: then a loop may hold more in registers.</summary>
    static abstract bool IsLight { get; }

    /// <summary>The sample's loss.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Value<T>(T margin, T target, T sharpness)
        where T : unmanaged, ILane<T>;

    /// <summary>Minus its derivative in the margin, which costs one operation less.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <param name="margin">η.</param>
    /// <param name="target">Label or target.</param>
    /// <param name="terms">Constants.</param>
    /// <param name="within">Whether the exponent is known to lie within <see cref="Sigmoid.Within{T}"/>, so that it need not be clamped.</param>
    static abstract T Descent<T>(T margin, T target, SlopeTerms<T> terms, bool within)
        where T : unmanaged, ILane<T>;

    /// <summary>A bound on the exponents of the slopes of all samples with |margin| up to a bound.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Exponent<T>(T margin, T sharpness)
        where T : unmanaged, ILane<T>;

    /// <summary>What the sum over a node's samples is multiplied by.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Factor<T>(T weight, T samples)
        where T : unmanaged, ILane<T>;

    /// <summary>r of the term (r/2)‖w‖².</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Ridge<T>(T ridge)
        where T : unmanaged, ILane<T>;
}
