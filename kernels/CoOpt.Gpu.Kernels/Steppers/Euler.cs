using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>Euler's method, order 1: what a synchronous implementation of the algorithm does.</summary>
public readonly struct Euler : IStepper
{
    /// <inheritdoc/>
    public static int Stages => 1;

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
