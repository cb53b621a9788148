using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>An explicit Runge–Kutta method by its tableau, or a rule of its own. Stage 0 is the current point; every stage costs one round of messages.</summary>
public interface IStepper
{
    /// <summary>Stages.</summary>
    static abstract int Stages { get; }

    /// <summary>Entries that a node keeps from step to step beside (x, y, s); they start at 0.</summary>
    static abstract int Memory { get; }

    /// <summary>Whether x also moves by β times its last increment.</summary>
    static abstract bool HasMomentum { get; }

    /// <summary>What the step is where it is not that of a differential equation.</summary>
    static abstract Rule Rule { get; }

    /// <summary>Whether the step size follows the error estimate.</summary>
    static abstract bool Adaptive { get; }

    /// <summary>aₛₗ, the weight of slope l in the point of stage s; l &lt; s.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Inner<T>(int stage, int slope)
        where T : unmanaged, ILane<T>;

    /// <summary>bₗ, the weight of slope l in the step.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Outer<T>(int slope)
        where T : unmanaged, ILane<T>;

    /// <summary>bₗ − b̂ₗ, the weight of slope l in the error estimate; 0 for methods without one.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract T Defect<T>(int slope)
        where T : unmanaged, ILane<T>;
}
