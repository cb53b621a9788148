using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>The outermost and the innermost numbers of each sign among those sent.</summary>
/// <typeparam name="T">The lane type.</typeparam>
internal readonly struct LevelSpan<T>(T highest, T leastPositive, T lowest, T greatestNegative)
    where T : unmanaged, ILane<T>
{
    /// <summary>Of nothing.</summary>
    internal static LevelSpan<T> Empty =>
        new(T.Broadcast(double.NegativeInfinity), T.Broadcast(double.PositiveInfinity), T.Broadcast(double.PositiveInfinity), T.Broadcast(double.NegativeInfinity));

    /// <summary>The greatest, −∞ for none.</summary>
    internal T Highest { get; } = highest;

    /// <summary>The least positive one, +∞ for none.</summary>
    internal T LeastPositive { get; } = leastPositive;

    /// <summary>The least, +∞ for none.</summary>
    internal T Lowest { get; } = lowest;

    /// <summary>The greatest negative one, −∞ for none.</summary>
    internal T GreatestNegative { get; } = greatestNegative;

    /// <summary>With one more number; NaN adds nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal LevelSpan<T> With(T number)
    {
        T zero = T.Broadcast(0), infinity = T.Broadcast(double.PositiveInfinity);
        return new(
            T.Max(number, Highest),
            T.Min(T.SelectLess(zero, number, number, infinity), LeastPositive),
            T.Min(number, Lowest),
            T.Max(T.SelectLess(number, zero, number, -infinity), GreatestNegative));
    }
}
