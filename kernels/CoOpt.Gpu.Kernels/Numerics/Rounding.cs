using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>Rounding to integers, and places on a grid of time.</summary>
public static class Rounding
{
    // From a third of the anchor on, 2⁵¹ (float32: 2²²), it no longer rounds; from two thirds on every number is an integer. Between them halves are possible: they stay.

    /// <summary>The nearest integer, ties to even, for |a| &lt; 2⁵¹ (float32: 2²²); a itself beyond and for NaN.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ToEven<T>(T a)
        where T : unmanaged, ILane<T> =>
        T.SelectLess(T.Abs(a), T.Broadcast(T.RoundingAnchor / 3), a + T.Broadcast(T.RoundingAnchor) - T.Broadcast(T.RoundingAnchor), a);

    /// <summary>The greatest integer ≤ a for |a| &lt; 2⁵¹ (float32: 2²²); a itself beyond and for NaN.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Down<T>(T a)
        where T : unmanaged, ILane<T>
    {
        T nearest = ToEven(a);
        return T.SelectLess(a, nearest, nearest - T.Broadcast(1), nearest);
    }

    /// <summary>The largest j with fl(j·spacing) ≤ t, for t ≥ 0: by comparison, so that a time landed on counts as reached. spacing &gt; 0.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Slot<T>(T t, T spacing)
        where T : unmanaged, ILane<T>
    {
        T one = T.Broadcast(1);
        T j = Down(t / spacing);
        j = T.SelectLess(t, j * spacing, j - one, j);
        return T.SelectLessOrEqual((j + one) * spacing, t, j + one, j);
    }
}
