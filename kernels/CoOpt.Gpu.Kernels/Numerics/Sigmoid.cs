using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Numerics;

/// <summary>The logistic function and its antiderivative, without overflow.</summary>
public static class Sigmoid
{
    /// <summary>σ(u) = 1/(1 + e^−u), within 3 ulp for |u| ≤ 708 and constant beyond; NaN for NaN.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T u)
        where T : unmanaged, ILane<T>
    {
        T clamped = T.Max(T.Broadcast(-Exponential.Bound), T.Min(T.Broadcast(Exponential.Bound), u));
        return T.Broadcast(1) / (T.Broadcast(1) + Exponential.Bounded(-clamped));
    }

    /// <summary>ln(1 + e^u) = max(u, 0) + ln(1 + e^−|u|), within 3 ulp; NaN for NaN.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Integral<T>(T u)
        where T : unmanaged, ILane<T> =>
        T.Max(T.Broadcast(0), u) + Logarithm.OfOnePlus(Exponential.Of(-T.Abs(u)));
}
