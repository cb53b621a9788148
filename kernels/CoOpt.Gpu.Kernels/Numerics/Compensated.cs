using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>
/// A sum whose rounding errors are carried along (D. E. Knuth, TAOCP 2, 4.2.2, theorem B): sum + carry is exact up to the rounding of the carry. A plain sum would lose a little
/// of every increment, always to the same side where a quantised run goes round in a cycle.
/// </summary>
/// <typeparam name="T">The lane type.</typeparam>
/// <param name="sum">The rounded sum.</param>
/// <param name="carry">What the rounding took.</param>
public readonly struct Compensated<T>(T sum, T carry)
    where T : unmanaged, ILane<T>
{
    /// <summary>The rounded sum.</summary>
    public T Sum { get; } = sum;

    /// <summary>What the rounding took: the exact sum is <see cref="Sum"/> + this.</summary>
    public T Carry { get; } = carry;

    /// <summary>a + b and what its rounding took, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated<T> Of(T a, T b)
    {
        T total = a + b;
        return new(total, T.Lost(a, b, total));
    }

    /// <summary>This sum times a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Compensated<T> Times(T factor)
    {
        T product = Sum * factor;
        return new(product, T.FusedMultiplyAdd(Carry, factor, T.FusedMultiplyAdd(Sum, factor, -product)));
    }

    /// <summary>This sum plus another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Compensated<T> Plus(Compensated<T> increment)
    {
        var total = Of(Sum, increment.Sum);
        return Of(total.Sum, total.Carry + (Carry + increment.Carry));
    }
}
