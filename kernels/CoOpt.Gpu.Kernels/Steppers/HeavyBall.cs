using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>Euler's step plus momentum: x(k+1) = x(k) + ηẋ + β(x(k) − x(k−1)), x(−1) = x(0) (B. T. Polyak, USSR Comput. Math. Math. Phys. 4 (1964) 1–17; for Σx = b: arXiv 2503.06167). A node keeps its increment and the rounding error of it.</summary>
public readonly struct HeavyBall : IStepper
{
    /// <inheritdoc/>
    public static int Stages => 1;

    /// <inheritdoc/>
    public static int Memory => 2;

    /// <inheritdoc/>
    public static bool HasMomentum => true;

    /// <inheritdoc/>
    public static Rule Rule => Rule.None;

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
