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
    public static double Inner(int stage, int slope) => slope != stage - 1 ? 0 : stage == 3 ? 1 : 0.5;

    /// <inheritdoc/>
    public static double Outer(int slope) => slope == 0 || slope == 3 ? 1.0 / 6 : 1.0 / 3;

    /// <inheritdoc/>
    public static double Defect(int slope) => 0;
}
