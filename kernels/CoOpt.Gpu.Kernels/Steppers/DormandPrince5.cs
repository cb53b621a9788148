using CoOpt.Gpu.Kernels.Lanes;

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
    public static T Inner<T>(int stage, int slope)
        where T : unmanaged, ILane<T> =>
        stage switch
        {
            1 => T.Broadcast(1.0 / 5),
            2 => slope == 0 ? T.Broadcast(3.0 / 40) : T.Broadcast(9.0 / 40),
            3 => slope switch { 0 => T.Broadcast(44.0 / 45), 1 => T.Broadcast(-56.0 / 15), _ => T.Broadcast(32.0 / 9) },
            4 => slope switch { 0 => T.Broadcast(19372.0 / 6561), 1 => T.Broadcast(-25360.0 / 2187), 2 => T.Broadcast(64448.0 / 6561), _ => T.Broadcast(-212.0 / 729) },
            5 => slope switch { 0 => T.Broadcast(9017.0 / 3168), 1 => T.Broadcast(-355.0 / 33), 2 => T.Broadcast(46732.0 / 5247), 3 => T.Broadcast(49.0 / 176), _ => T.Broadcast(-5103.0 / 18656) },
            _ => Outer<T>(slope),
        };

    /// <inheritdoc/>
    public static T Outer<T>(int slope)
        where T : unmanaged, ILane<T> =>
        slope switch
        {
            0 => T.Broadcast(35.0 / 384),
            2 => T.Broadcast(500.0 / 1113),
            3 => T.Broadcast(125.0 / 192),
            4 => T.Broadcast(-2187.0 / 6784),
            5 => T.Broadcast(11.0 / 84),
            _ => T.Broadcast(0),
        };

    /// <inheritdoc/>
    public static T Defect<T>(int slope)
        where T : unmanaged, ILane<T> =>
        slope switch
        {
            0 => T.Broadcast(71.0 / 57600),
            2 => T.Broadcast(-71.0 / 16695),
            3 => T.Broadcast(71.0 / 1920),
            4 => T.Broadcast(-17253.0 / 339200),
            5 => T.Broadcast(22.0 / 525),
            6 => T.Broadcast(-1.0 / 40),
            _ => T.Broadcast(0),
        };
}
