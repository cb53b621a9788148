using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary><see cref="LogLevels"/> with offset ½: B_k = Exp(ρ(k − ½)).</summary>
public readonly struct LogNearestQuantizer : IQuantizer
{
    private const double Offset = 0.5;

    /// <inheritdoc/>
    public static bool Quantizes => true;

    /// <inheritdoc/>
    public static bool Counts => true;

    /// <inheritdoc/>
    public static bool Remembers => true;

    /// <inheritdoc/>
    public static bool Underflows => true;

    /// <inheritdoc/>
    public static int ParameterRow => Drivers.Row.Rho;

    /// <inheritdoc/>
    public static int SecondRow => ParameterRow;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuantizerConstants<T> Prepare<T>(T parameter, T second)
        where T : unmanaged, ILane<T> =>
        LogLevels.Prepare(parameter, Offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantize<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        LogLevels.Quantize(value, constants, Offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Proposal<T> Propose<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        LogLevels.Propose(value, constants, Offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCertain<T>(T offCentre, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        LogLevels.IsCertain(offCentre, constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeastCertain<T>()
        where T : unmanaged, ILane<T> =>
        LogLevels.LeastCertain<T>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GreatestCertain<T>()
        where T : unmanaged, ILane<T> =>
        LogLevels.GreatestCertain<T>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Keeps<T>(T value, T quantised, QuantizerConstants<T> constants, T mask)
        where T : unmanaged, ILane<T> =>
        LogLevels.Keeps(value, quantised, constants, mask);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Index<T>(T quantised, T parameter)
        where T : unmanaged, ILane<T> =>
        LogLevels.Index(quantised, parameter);
}
