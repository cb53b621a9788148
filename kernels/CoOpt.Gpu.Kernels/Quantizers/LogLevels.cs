using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>
/// Logarithmic levels, defined by comparison: the level of v ≠ 0 is the k with B_k ≤ |v| &lt; B_{k+1}, B_k = Exp(ρ(k − offset)), its value sgn(v)·Exp(ρk). A logarithm only proposes k.
/// 0 gives 0; NaN and ±∞ give themselves; a level whose value underflows gives 0 and is counted.
/// </summary>
public static class LogLevels
{
    /// <summary>The lower boundary B_k.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Boundary<T>(T index, T rho, double offset)
        where T : unmanaged, ILane<T> =>
        Exponential.Of(rho * (index - T.Broadcast(offset)));

    /// <summary>q(value) with its cell. 0 &lt; ρ; below 1e-9 neighbouring boundaries are no longer told apart reliably.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Level<T> Quantize<T>(T value, T rho, double offset)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0);
        T one = T.Broadcast(1);
        T infinity = T.Broadcast(double.PositiveInfinity);
        T size = T.Abs(value);
        T ordinary = T.SelectLess(size, infinity, T.SelectLess(zero, size, one, zero), zero);
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

        T level = Exponential.Of(rho * index);
        T greatest = T.NextDown(upper);
        T underflow = T.SelectLess(zero, ordinary, T.SelectEqual(level, zero, one, zero), zero);
        T quantised = T.SelectLess(zero, ordinary, T.CopySign(level, value), value);

        // A negative number's cell is mirrored; an underflowed or non-finite one has none, so that it is seen at every step; 0 has itself.
        T least = T.SelectLess(value, zero, -greatest, lower);
        T most = T.SelectLess(value, zero, -lower, greatest);
        T kept = T.SelectLess(zero, ordinary, one - underflow, T.SelectEqual(value, zero, one, zero));
        least = T.SelectEqual(value, zero, zero, least);
        most = T.SelectEqual(value, zero, zero, most);
        return new(quantised, index, T.SelectLess(zero, kept, least, infinity), T.SelectLess(zero, kept, most, -infinity), underflow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AllLess<T>(T a, T b)
        where T : unmanaged, ILane<T> =>
        !T.AnyDifferent(T.SelectLess(a, b, T.Broadcast(1), T.Broadcast(0)), T.Broadcast(1));
}
