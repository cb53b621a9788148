using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Costs;

/// <summary>fᵢ(x) = (x − bᵢ)²/(2κᵢ) and the penalty of both sides of its box (arXiv 2510.25176).</summary>
public static class CpuCost
{
    // From c/h to a billionth of it: less than a thousandth of 1/σ for all that makes sense.
    private const int Halvings = 30;

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

    /// <summary>
    /// argmin fᵢ(x) + penalty + (r/2)(x − a)² − λx, in closed form where the penalty's slope is straight; else by halving [x₀ − c/h, x₀ + c/h], where it must lie for slopes of the penalty within ±c, x₀ the minimiser without penalty and h = 1/κ + r, and then by Newton's method.
    /// </summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <typeparam name="TPenalty">The penalty.</typeparam>
    /// <param name="capacity">κ.</param>
    /// <param name="workload">b of the node.</param>
    /// <param name="lower">lo.</param>
    /// <param name="upper">hi.</param>
    /// <param name="weight">c.</param>
    /// <param name="sharpness">σ.</param>
    /// <param name="stiffness">r.</param>
    /// <param name="pull">r·a + λ.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Minimiser<T, TPenalty>(T capacity, T workload, T lower, T upper, T weight, T sharpness, T stiffness, T pull)
        where T : unmanaged, ILane<T>
        where TPenalty : struct, IPenalty
    {
        T one = T.Broadcast(1), zero = T.Broadcast(0);
        T curvature = (one / capacity) + stiffness, right = (workload / capacity) + pull;
        T x = right / curvature;
        if (TPenalty.NewtonSteps == 0)
            return x;
        if (TPenalty.NewtonSteps == 1)
        {
            // Beyond a side the slope is straight: its zero is a quotient.
            T steep = curvature + (T.Broadcast(2) * weight);
            T above = (right + (T.Broadcast(2) * weight * upper)) / steep, below = (right + (T.Broadcast(2) * weight * lower)) / steep;
            return T.SelectLess(upper, x, above, T.SelectLess(x, lower, below, x));
        }

        // Newton's method alone may go round in a cycle where the slope bends: first the bracket is halved until it cannot.
        T reach = weight / curvature, low = x - reach, high = x + reach;
        for (int k = 0; k < Halvings; k++)
        {
            T middle = T.Broadcast(0.5) * (low + high);
            T slope = T.FusedMultiplyAdd(curvature, middle, -right) + PenaltySlope<T, TPenalty>(middle, lower, upper, weight, sharpness);
            high = T.SelectLess(zero, slope, middle, high);
            low = T.SelectLess(zero, slope, low, middle);
        }

        x = T.Broadcast(0.5) * (low + high);
        for (int k = 0; k < TPenalty.NewtonSteps; k++)
        {
            T slope = T.FusedMultiplyAdd(curvature, x, -right) + PenaltySlope<T, TPenalty>(x, lower, upper, weight, sharpness);
            x -= slope / (curvature + TPenalty.Curvature(x - upper, weight, sharpness) + TPenalty.Curvature(lower - x, weight, sharpness));
        }

        return x;
    }

    /// <summary>How far x is outside [lower, upper], 0 inside.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Violation<T>(T x, T lower, T upper)
        where T : unmanaged, ILane<T> =>
        T.Max(T.Max(x - upper, lower - x), T.Broadcast(0));
}
