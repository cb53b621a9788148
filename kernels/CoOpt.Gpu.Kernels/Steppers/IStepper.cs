namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>An explicit Runge–Kutta method by its tableau. Stage 0 is the current point; every stage costs one round of messages.</summary>
public interface IStepper
{
    /// <summary>Stages.</summary>
    static abstract int Stages { get; }

    /// <summary>Whether the step size follows the error estimate.</summary>
    static abstract bool Adaptive { get; }

    /// <summary>aₛₗ, the weight of slope l in the point of stage s; l &lt; s.</summary>
    static abstract double Inner(int stage, int slope);

    /// <summary>bₗ, the weight of slope l in the step.</summary>
    static abstract double Outer(int slope);

    /// <summary>bₗ − b̂ₗ, the weight of slope l in the error estimate; 0 for methods without one.</summary>
    static abstract double Defect(int slope);
}
