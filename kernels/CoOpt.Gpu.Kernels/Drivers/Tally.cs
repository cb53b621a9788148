using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>What is known of many messages of one variable: the outermost and the innermost numbers of each sign, whether there was a zero, and how doubtful the worst proposal was.</summary>
/// <typeparam name="T">The lane type.</typeparam>
internal readonly struct Tally<T>(T highest, T leastPositive, T lowest, T greatestNegative, T zero, T offCentre)
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

    /// <summary>Of nothing.</summary>
    internal static Tally<T> None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            T infinity = T.Broadcast(double.PositiveInfinity), zero = T.Broadcast(0);
            return new(-infinity, infinity, infinity, -infinity, zero, zero);
        }
    }

    /// <summary>With one more number. NaN and ±∞ add nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tally<T> With(T number)
    {
        T zero = T.Broadcast(0), infinity = T.Broadcast(double.PositiveInfinity);
        T none = T.SelectLessOrEqual(T.Abs(number), T.Broadcast(T.Greatest), number, T.Broadcast(double.NaN));
        return new(
            T.Max(none, Highest),
            T.Min(T.SelectLess(zero, none, none, infinity), LeastPositive),
            T.Min(none, Lowest),
            T.Max(T.SelectLess(none, zero, none, -infinity), GreatestNegative),
            T.SelectEqual(none, zero, T.Broadcast(1), Zero),
            OffCentre);
    }

    /// <summary>With one more proposal, by bits alone. A zero makes <see cref="LeastPositive"/> or <see cref="GreatestNegative"/> 0; NaN and ±∞ stay in <see cref="Highest"/> or <see cref="Lowest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tally<T> Quickly(Proposal<T> proposal) => new(
        T.HigherBits(Highest, proposal.Value),
        T.LowerUnsignedBits(LeastPositive, proposal.Value),
        T.HigherUnsignedBits(Lowest, proposal.Value),
        T.LowerBits(GreatestNegative, proposal.Value),
        Zero,
        T.Max(proposal.OffCentre, OffCentre));

    /// <summary>With all that another has counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tally<T> With(Tally<T> other) => new(
        T.Max(other.Highest, Highest),
        T.Min(other.LeastPositive, LeastPositive),
        T.Min(other.Lowest, Lowest),
        T.Max(other.GreatestNegative, GreatestNegative),
        T.Max(other.Zero, Zero),
        OffCentre);

    /// <summary>This in the lanes of a mask, elsewhere nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tally<T> In(T mask)
    {
        T zero = T.Broadcast(0);
        var none = None;
        return new(
            T.SelectLess(zero, mask, Highest, none.Highest),
            T.SelectLess(zero, mask, LeastPositive, none.LeastPositive),
            T.SelectLess(zero, mask, Lowest, none.Lowest),
            T.SelectLess(zero, mask, GreatestNegative, none.GreatestNegative),
            T.SelectLess(zero, mask, Zero, zero),
            T.SelectLess(zero, mask, OffCentre, zero));
    }

    /// <summary>Whether any number was larger than this, or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Exceeds(double greatest)
    {
        T infinity = T.Broadcast(double.PositiveInfinity);
        return T.AnyOutside(Highest, -infinity, T.Broadcast(greatest)) || T.AnyOutside(Lowest, T.Broadcast(-greatest), infinity);
    }

    /// <summary>Whether any number, zeros of <see cref="Quickly"/> included, was smaller than this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool FallsBelow(double least) =>
        T.AnyLess(LeastPositive, T.Broadcast(least)) || T.AnyLess(T.Broadcast(-least), GreatestNegative);
}
