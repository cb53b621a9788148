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
    // Inside this range, and up to this logarithm, neither |v| nor a level or boundary next to it leaves the normal range.
    private const double LeastOrdinary = 1e-290;
    private const double GreatestOrdinary = 1e290;
    private const double GreatestLogarithm = 667;
    private const double GreatestRho = 32;
    private const double SingleLeastOrdinary = 1e-33;
    private const double SingleGreatestOrdinary = 1e33;
    private const double SingleGreatestLogarithm = 78;
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
        return IsCertain(proposal.OffCentre, proposal.Size, constants) ? proposal.Value : Compared(value, constants.Parameter, offset);
    }

    /// <summary>q(value) by the level whose middle is nearest in a cheap logarithm; its size is |ln|v||.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Proposal<T> Propose<T>(T value, QuantizerConstants<T> constants, double offset)
        where T : unmanaged, ILane<T>
    {
        // 0 takes the way of 1 and comes back at the end. The bits of NaN and ∞ give a finite logarithm beyond the ordinary ones.
        T zero = T.Broadcast(0);
        T logarithm = CheapLogarithm(T.SelectEqual(value, zero, T.Broadcast(1), T.Abs(value)));
        T position = T.FusedMultiplyAdd(logarithm, constants.Inverse, T.Broadcast(offset - 0.5));
        T index = position + T.Broadcast(T.RoundingAnchor) - T.Broadcast(T.RoundingAnchor);
        T quantised = T.CopySign(Exponential.Bounded(constants.Parameter * index), value);
        T offCentre = T.Abs(position - index);
        if (T.IsSingle)
            offCentre = T.FusedMultiplyAdd(T.Abs(position), T.Broadcast(SingleProposalSlope), offCentre);
        return new(T.SelectEqual(value, zero, value, quantised), offCentre, T.Abs(logarithm));
    }

    /// <summary>Whether proposals no further off their centres and no larger than these are q.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCertain<T>(T offCentre, T size, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        !T.AnyLess(constants.Margin, offCentre) && !T.AnyLess(T.Broadcast(T.IsSingle ? SingleGreatestLogarithm : GreatestLogarithm), size);

    /// <summary>Whether every lane's value lies safely inside the cell of the level given.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Keeps<T>(T value, T quantised, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T>
    {
        T level = T.Abs(quantised);
        T size = T.FlipSign(value, quantised);

        // Max and Min hand on a NaN that stands second: a level that was none keeps nothing.
        return !T.AnyOutside(size, T.Max(T.Broadcast(T.IsSingle ? SingleLeastOrdinary : LeastOrdinary), level * constants.Low), T.Min(T.Broadcast(T.IsSingle ? SingleGreatestOrdinary : GreatestOrdinary), level * constants.High));
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

    // ln a for positive normal a: e·ln 2 + p(f), a = 2ᵉ·f, p the degree-8 Chebyshev interpolant of ln(1.5 + t) on |t| ≤ ½. No division.
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
