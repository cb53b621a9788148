using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>The classical Runge–Kutta method, order 4 (W. Kutta, 1901).</summary>
public readonly struct RungeKutta4 : IStepper
{
    /// <inheritdoc/>
    public static int Stages => 4;

    /// <inheritdoc/>
    public static int Memory => 0;

    /// <inheritdoc/>
    public static bool HasMomentum => false;

    /// <inheritdoc/>
    public static Rule Rule => Rule.None;

    /// <inheritdoc/>
    public static bool Adaptive => false;

    /// <inheritdoc/>
    public static T Inner<T>(int stage, int slope)
        where T : unmanaged, ILane<T> =>
        slope != stage - 1 ? T.Broadcast(0) : stage == 3 ? T.Broadcast(1) : T.Broadcast(0.5);

    /// <inheritdoc/>
    public static T Outer<T>(int slope)
        where T : unmanaged, ILane<T> =>
        slope == 0 || slope == 3 ? T.Broadcast(1.0 / 6) : T.Broadcast(1.0 / 3);

    /// <inheritdoc/>
    public static T Defect<T>(int slope)
        where T : unmanaged, ILane<T> =>
        T.Broadcast(0);
}
