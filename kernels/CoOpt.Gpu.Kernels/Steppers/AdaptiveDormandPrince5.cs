using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary><see cref="DormandPrince5"/> with a step size that follows the difference to its embedded order-4 method.</summary>
public readonly struct AdaptiveDormandPrince5 : IStepper
{
    /// <inheritdoc/>
    public static int Stages => DormandPrince5.Stages;

    /// <inheritdoc/>
    public static int Memory => 0;

    /// <inheritdoc/>
    public static bool HasMomentum => false;

    /// <inheritdoc/>
    public static Rule Rule => Rule.None;

    /// <inheritdoc/>
    public static bool Adaptive => true;

    /// <inheritdoc/>
    public static T Inner<T>(int stage, int slope)
        where T : unmanaged, ILane<T> =>
        DormandPrince5.Inner<T>(stage, slope);

    /// <inheritdoc/>
    public static T Outer<T>(int slope)
        where T : unmanaged, ILane<T> =>
        DormandPrince5.Outer<T>(slope);

    /// <inheritdoc/>
    public static T Defect<T>(int slope)
        where T : unmanaged, ILane<T> =>
        DormandPrince5.Defect<T>(slope);
}
