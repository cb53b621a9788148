using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>λ⁺ = λ + η(b − Σx), xᵢ⁺ = argmin fᵢ(x) − λ⁺x, from λ = 0 (S. Boyd et al., Found. Trends Mach. Learn. 3 (2011), section 2.1).</summary>
public readonly struct DualAscent : IStepper
{
    /// <inheritdoc/>
    public static int Stages => 1;

    /// <inheritdoc/>
    public static int Memory => 0;

    /// <inheritdoc/>
    public static bool HasMomentum => false;

    /// <inheritdoc/>
    public static Rule Rule => Rule.DualAscent;

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
