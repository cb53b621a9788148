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
    public static double Inner(int stage, int slope) => DormandPrince5.Inner(stage, slope);

    /// <inheritdoc/>
    public static double Outer(int slope) => DormandPrince5.Outer(slope);

    /// <inheritdoc/>
    public static double Defect(int slope) => DormandPrince5.Defect(slope);
}
