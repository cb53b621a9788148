using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>What is known of many messages of one variable: the outermost and the innermost numbers of each sign, whether there was a zero, and how doubtful the worst proposal was.</summary>
/// <typeparam name="T">The lane type.</typeparam>
internal readonly struct Tally<T>(T highest, T leastPositive, T lowest, T greatestNegative, T zero, T offCentre, T size)
    where T : unmanaged, ILane<T>
{
    /// <summary>The greatest, −∞ for none.</summary>
    internal T Highest { get; } = highest;

    /// <summary>The least positive one, +∞ for none.</summary>
    internal T LeastPositive { get; } = leastPositive;

    /// <summary>The least, +∞ for none.</summary>
    internal T Lowest { get; } = lowest;

    /// <summary>The greatest negative one, −∞ for none.</summary>
    internal T GreatestNegative { get; } = greatestNegative;

    /// <summary>1 where one was 0, else 0.</summary>
    internal T Zero { get; } = zero;

    /// <summary>Greatest distance of a proposal from the middle of its level.</summary>
    internal T OffCentre { get; } = offCentre;

    /// <summary>Greatest size of a proposal.</summary>
    internal T Size { get; } = size;

    /// <summary>With one more number. NaN and ±∞ add nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tally<T> With(T number)
    {
        T none = T.SelectLessOrEqual(T.Abs(number), T.Broadcast(T.Greatest), number, T.Broadcast(double.NaN));
        return With(new Proposal<T>(none, OffCentre, Size));
    }

    /// <summary>With one more proposal; a NaN adds nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tally<T> With(Proposal<T> proposal)
    {
        T zero = T.Broadcast(0), infinity = T.Broadcast(double.PositiveInfinity), number = proposal.Value;
        return new(
            T.Max(number, Highest),
            T.Min(T.SelectLess(zero, number, number, infinity), LeastPositive),
            T.Min(number, Lowest),
            T.Max(T.SelectLess(number, zero, number, -infinity), GreatestNegative),
            T.SelectEqual(number, zero, T.Broadcast(1), Zero),
            T.Max(proposal.OffCentre, OffCentre),
            T.Max(proposal.Size, Size));
    }
}
