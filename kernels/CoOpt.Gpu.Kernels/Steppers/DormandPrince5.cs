namespace CoOpt.Gpu.Kernels.Steppers;

/// <summary>The order-5 method with seven stages of J. R. Dormand and P. J. Prince, J. Comput. Appl. Math. 6 (1980) 19–26, table 2.</summary>
public readonly struct DormandPrince5 : IStepper
{
    /// <inheritdoc/>
    public static int Stages => 7;

    /// <inheritdoc/>
    public static int Memory => 0;

    /// <inheritdoc/>
    public static bool HasMomentum => false;

    /// <inheritdoc/>
    public static Rule Rule => Rule.None;

    /// <inheritdoc/>
    public static bool Adaptive => false;

    /// <inheritdoc/>
    public static double Inner(int stage, int slope) => stage switch
    {
        1 => 1.0 / 5,
        2 => slope == 0 ? 3.0 / 40 : 9.0 / 40,
        3 => slope switch { 0 => 44.0 / 45, 1 => -56.0 / 15, _ => 32.0 / 9 },
        4 => slope switch { 0 => 19372.0 / 6561, 1 => -25360.0 / 2187, 2 => 64448.0 / 6561, _ => -212.0 / 729 },
        5 => slope switch { 0 => 9017.0 / 3168, 1 => -355.0 / 33, 2 => 46732.0 / 5247, 3 => 49.0 / 176, _ => -5103.0 / 18656 },
        _ => Outer(slope),
    };

    /// <inheritdoc/>
    public static double Outer(int slope) => slope switch
    {
        0 => 35.0 / 384,
        2 => 500.0 / 1113,
        3 => 125.0 / 192,
        4 => -2187.0 / 6784,
        5 => 11.0 / 84,
        _ => 0,
    };

    /// <inheritdoc/>
    public static double Defect(int slope) => slope switch
    {
        0 => 71.0 / 57600,
        2 => -71.0 / 16695,
        3 => 71.0 / 1920,
        4 => -17253.0 / 339200,
        5 => 22.0 / 525,
        6 => -1.0 / 40,
        _ => 0,
    };
}
