using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>q(v) = Δ·round(v/Δ), ties to even. NaN and ±∞ give themselves.</summary>
public readonly struct UniformQuantizer : IQuantizer
{
    /// <inheritdoc/>
    public static bool Quantizes => true;

    /// <inheritdoc/>
    public static bool Counts => true;

    /// <inheritdoc/>
    public static bool Remembers => false;

    /// <inheritdoc/>
    public static bool Underflows => false;

    /// <inheritdoc/>
    public static int ParameterRow => Drivers.Row.Delta;

    /// <inheritdoc/>
    public static int SecondRow => ParameterRow;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuantizerConstants<T> Prepare<T>(T parameter, T second)
        where T : unmanaged, ILane<T> =>
        new(parameter, parameter, parameter, parameter, parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantize<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        constants.Parameter * Rounding.ToEven(value / constants.Parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Proposal<T> Propose<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        new(Quantize(value, constants), T.Broadcast(0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCertain<T>(T offCentre, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        true;

    /// <inheritdoc/>
    public static double LeastCertain<T>()
        where T : unmanaged, ILane<T> =>
        T.Least;

    /// <inheritdoc/>
    public static double GreatestCertain<T>()
        where T : unmanaged, ILane<T> =>
        T.Greatest;

    /// <inheritdoc/>
    public static bool Keeps<T>(T value, T quantised, QuantizerConstants<T> constants, T mask)
        where T : unmanaged, ILane<T> =>
        false;

    /// <inheritdoc/>
    public static T Index<T>(T quantised, T parameter)
        where T : unmanaged, ILane<T> =>
        T.Abs(Rounding.ToEven(quantised / parameter));
}
