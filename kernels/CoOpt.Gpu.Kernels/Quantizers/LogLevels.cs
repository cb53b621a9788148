using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>
/// Logarithmic levels, defined by comparison: the level of v ≠ 0 is the k with B_k ≤ |v| &lt; B_{k+1}, B_k = Exp(ρ(k − offset)), its value sgn(v)·Exp(ρk). A logarithm only proposes k.
/// 0 gives 0; NaN and ±∞ give themselves; a level whose value underflows gives 0.
/// <para>Three forms are one function of the bits: <see cref="Compared{T}"/> compares; <see cref="Propose{T}"/> is certain but where a cheap logarithm lies so near a boundary that its error could matter;
/// <see cref="Keeps{T}"/> recognises numbers that are safely inside the cell of a level known before.</para>
/// </summary>
public static class LogLevels
{
    // Inside this range, and where a proposal lies inside the next, neither |v| nor a level or boundary next to it leaves the normal range.
    private const double LeastOrdinary = 1e-290;
    private const double GreatestOrdinary = 1e290;
    private const double LeastProposal = 1e-282;
    private const double GreatestProposal = 1e282;
    private const double GreatestRho = 32;
    private const double SingleLeastOrdinary = 1e-33;
    private const double SingleGreatestOrdinary = 1e33;
    private const double SingleLeastProposal = 1e-32;
    private const double SingleGreatestProposal = 1e32;
    private const double SingleGreatestRho = 8;

    // The cheap logarithm errs by at most 4.0e-8 (its polynomial 3.92e-8); B_k by 1.1 ulp and by the rounding of its argument, 1e-13 together.
    private const double ProposalError = 4.1e-8;

    // In float32, u = 2⁻²⁴: the polynomial's 4.0e-8 and its rounding, 4u; 2.2u of B_k; and in proportion to L = |ln v| 1.1uL of the sum e·ln 2 + p, 2uL of its product with 1/ρ and uL of the argument of B_k.
    private const double SingleProposalError = 6e-7;
    private const double SingleProposalSlope = 3e-7;

    // How far inside its cell a number must be to be recognised, relative: more than the 1e-13 by which boundaries may be off.
    private const double CellMargin = 1e-12;

    // In float32 up to 5e-6 for either of two boundaries, whose arguments have up to 76 in units of 2⁻¹⁸.
    private const double SingleCellMargin = 1.5e-5;

    /// <summary>The lower boundary B_k.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Boundary<T>(T index, T rho, double offset)
        where T : unmanaged, ILane<T> =>
        Exponential.Of(rho * (index - T.Broadcast(offset)));

    /// <summary>The constants for <see cref="Quantize{T}"/> and <see cref="Keeps{T}"/>.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuantizerConstants<T> Prepare<T>(T rho, double offset)
        where T : unmanaged, ILane<T>
    {
        T inverse = T.Broadcast(1) / rho;
        T margin = T.Broadcast(T.IsSingle ? 0.5 - SingleProposalSlope : 0.5) - (inverse * T.Broadcast(T.IsSingle ? SingleProposalError : ProposalError));
        margin = T.SelectLess(rho, T.Broadcast(T.IsSingle ? SingleGreatestRho : GreatestRho), margin, T.Broadcast(-1));
        T low = Exponential.Of(rho * T.Broadcast(-offset)) * T.Broadcast(T.IsSingle ? 1 + SingleCellMargin : 1 + CellMargin);
        T high = Exponential.Of(rho * T.Broadcast(1 - offset)) * T.Broadcast(T.IsSingle ? 1 - SingleCellMargin : 1 - CellMargin);
        return new(rho, inverse, margin, low, high);
    }

    /// <summary>q(value): the proposal where it is certain, else by comparison.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantize<T>(T value, QuantizerConstants<T> constants, double offset)
        where T : unmanaged, ILane<T>
    {
        var proposal = Propose(value, constants, offset);
        bool certain = IsCertain(proposal.OffCentre, constants) && !T.AnyOutside(T.Abs(proposal.Value), T.Broadcast(LeastCertain<T>()), T.Broadcast(GreatestCertain<T>()));
        return certain ? proposal.Value : Compared(value, constants.Parameter, offset);
    }

    /// <summary>
    /// q(value) by the level whose middle is nearest in a cheap logarithm. The bits of NaN and ∞ give it the exponent 1024 (float32: 128), those of 0 and of subnormal numbers −1023 (−127), so that their
    /// proposals, whatever wraps round in the exponent field, lie outside <see cref="LeastCertain{T}"/> and <see cref="GreatestCertain{T}"/>.
    /// </summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Proposal<T> Propose<T>(T value, QuantizerConstants<T> constants, double offset)
        where T : unmanaged, ILane<T>
    {
        T position = T.FusedMultiplyAdd(CheapLogarithm(value), constants.Inverse, T.Broadcast(offset - 0.5));
        T index = position + T.Broadcast(T.RoundingAnchor) - T.Broadcast(T.RoundingAnchor);
        T offCentre = T.Abs(position - index);
        if (T.IsSingle)
            offCentre = T.FusedMultiplyAdd(T.Abs(position), T.Broadcast(SingleProposalSlope), offCentre);
        return new(T.CopySign(Exponential.Bounded(constants.Parameter * index), value), offCentre);
    }

    /// <summary>Whether proposals no further off their centres than this are q, if they lie between <see cref="LeastCertain{T}"/> and <see cref="GreatestCertain{T}"/>.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCertain<T>(T offCentre, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        !T.AnyLess(constants.Margin, offCentre);

    /// <summary>The least magnitude of a proposal that may be certain.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeastCertain<T>()
        where T : unmanaged, ILane<T> =>
        T.IsSingle ? SingleLeastProposal : LeastProposal;

    /// <summary>The greatest magnitude of a proposal that may be certain.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GreatestCertain<T>()
        where T : unmanaged, ILane<T> =>
        T.IsSingle ? SingleGreatestProposal : GreatestProposal;

    /// <summary>Whether in every lane of a mask the value lies safely inside the cell of the level given.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Keeps<T>(T value, T quantised, QuantizerConstants<T> constants, T mask)
        where T : unmanaged, ILane<T>
    {
        T level = T.Abs(quantised), size = T.FlipSign(value, quantised), zero = T.Broadcast(0);

        // Max and Min hand on a NaN that stands second: a level that was none keeps nothing.
        T low = T.Max(T.Broadcast(T.IsSingle ? SingleLeastOrdinary : LeastOrdinary), level * constants.Low);
        T high = T.Min(T.Broadcast(T.IsSingle ? SingleGreatestOrdinary : GreatestOrdinary), level * constants.High);
        return !T.AnyLess(zero, T.SelectLessOrEqual(low, size, T.SelectLessOrEqual(size, high, zero, mask), mask));
    }

    /// <summary>q(value) by comparison alone. 0 &lt; ρ; below 1e-9 (float32: 1e-4) neighbouring boundaries are no longer told apart reliably.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Compared<T>(T value, T rho, double offset)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0);
        T one = T.Broadcast(1);
        T size = T.Abs(value);
        T ordinary = T.SelectLess(size, T.Broadcast(double.PositiveInfinity), T.SelectLess(zero, size, one, zero), zero);
        T magnitude = T.SelectLess(zero, ordinary, size, one);

        T index = Rounding.Down((Logarithm.Of(magnitude) / rho) + T.Broadcast(offset));
        T lower = Boundary(index, rho, offset);
        T upper = Boundary(index + one, rho, offset);
        while (T.AnyLess(magnitude, lower) || !AllLess(magnitude, upper))
        {
            index = T.SelectLess(magnitude, lower, index - one, T.SelectLessOrEqual(upper, magnitude, index + one, index));
            lower = Boundary(index, rho, offset);
            upper = Boundary(index + one, rho, offset);
        }

        return T.SelectLess(zero, ordinary, T.CopySign(Exponential.Of(rho * index), value), value);
    }

    /// <summary>The k of a level's value, other than 0 and finite.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Index<T>(T quantised, T rho)
        where T : unmanaged, ILane<T> =>
        Rounding.ToEven(Logarithm.Of(T.Abs(quantised)) / rho);

    // ln |a| for normal a: e·ln 2 + p(f), |a| = 2ᵉ·f, p the degree-8 Chebyshev interpolant of ln(1.5 + t) on |t| ≤ ½. No division.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T CheapLogarithm<T>(T a)
        where T : unmanaged, ILane<T>
    {
        T t = T.Significand(a) - T.Broadcast(1.5);
        T t2 = t * t;
        T p01 = T.FusedMultiplyAdd(t, T.Broadcast(0.6666661755433693), T.Broadcast(0.4054651081081644));
        T p23 = T.FusedMultiplyAdd(t, T.Broadcast(0.09879144544910835), T.Broadcast(-0.2222219263879226));
        T p45 = T.FusedMultiplyAdd(t, T.Broadcast(0.025969792102510138), T.Broadcast(-0.049398383629302));
        T p67 = T.FusedMultiplyAdd(t, T.Broadcast(0.010238179753388716), T.Broadcast(-0.014410552895807924));
        T p = T.FusedMultiplyAdd(t2, T.Broadcast(-0.006006605043143091), p67);
        p = T.FusedMultiplyAdd(t2, p, p45);
        p = T.FusedMultiplyAdd(t2, p, p23);
        p = T.FusedMultiplyAdd(t2, p, p01);
        return T.FusedMultiplyAdd(T.Exponent(a), T.Broadcast(0.6931471805599453), p);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AllLess<T>(T a, T b)
        where T : unmanaged, ILane<T> =>
        !T.AnyDifferent(T.SelectLess(a, b, T.Broadcast(1), T.Broadcast(0)), T.Broadcast(1));
}
