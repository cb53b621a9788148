using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>y⁺ = Py, v⁺ = Pv, xᵢ = κᵢyᵢ/vᵢ from y(0) = x(0), v(0) = κ, with the column-stochastic P of the degrees; ends by itself once all ratios agree (arXiv 2101.06139, 2104.03126). A node keeps y, v and the extremes of the ratio that it has heard of.</summary>
public readonly struct RatioConsensus : IStepper
{
    /// <inheritdoc/>
    public static int Stages => 1;

    /// <inheritdoc/>
    public static int Memory => 4;

    /// <inheritdoc/>
    public static bool HasMomentum => false;

    /// <inheritdoc/>
    public static Rule Rule => Rule.RatioConsensus;

    /// <inheritdoc/>
    public static bool Adaptive => false;

    /// <inheritdoc/>
    public static T Inner<T>(int stage, int slope)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(0);

    /// <inheritdoc/>
    public static T Outer<T>(int slope)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(1);

    /// <inheritdoc/>
    public static T Defect<T>(int slope)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(0);
}
