using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Costs;

/// <summary>fᵢ(x) = (x − bᵢ)²/(2κᵢ) and the penalty of both sides of its box (arXiv 2510.25176).</summary>
public static class CpuCost
{
    /// <summary>fᵢ(x).</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x, T capacity, T workload)
        where T : unmanaged, ILane<T> =>
        (x - workload) * (x - workload) / (T.Broadcast(2) * capacity);

    /// <summary>fᵢ'(x).</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Slope<T>(T x, T capacity, T workload)
        where T : unmanaged, ILane<T> =>
        (x - workload) / capacity;

    /// <summary>The penalty of x outside [lower, upper].</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <typeparam name="TPenalty">The penalty.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Penalty<T, TPenalty>(T x, T lower, T upper, T weight, T sharpness)
        where T : unmanaged, ILane<T>
        where TPenalty : struct, IPenalty =>
        TPenalty.Value(x - upper, weight, sharpness) + TPenalty.Value(lower - x, weight, sharpness);

    /// <summary>The derivative of the penalty in x.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <typeparam name="TPenalty">The penalty.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T PenaltySlope<T, TPenalty>(T x, T lower, T upper, T weight, T sharpness)
        where T : unmanaged, ILane<T>
        where TPenalty : struct, IPenalty =>
        TPenalty.Slope(x - upper, weight, sharpness) - TPenalty.Slope(lower - x, weight, sharpness);

    /// <summary>How far x is outside [lower, upper], 0 inside.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Violation<T>(T x, T lower, T upper)
        where T : unmanaged, ILane<T> =>
        T.Max(T.Max(x - upper, lower - x), T.Broadcast(0));
}
