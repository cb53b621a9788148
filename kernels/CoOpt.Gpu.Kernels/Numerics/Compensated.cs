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

    /// <summary>This sum plus an increment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Compensated<T> Plus(T increment)
    {
        T term = increment + Carry;
        T total = Sum + term;
        T shown = total - Sum;
        return new(total, (Sum - (total - shown)) + (term - shown));
    }
}
