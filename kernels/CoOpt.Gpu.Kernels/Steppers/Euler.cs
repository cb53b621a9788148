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
    public static double Inner(int stage, int slope) => 0;

    /// <inheritdoc/>
    public static double Outer(int slope) => 1;

    /// <inheritdoc/>
    public static double Defect(int slope) => 0;
}
