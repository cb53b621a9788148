using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>Another quantiser that first asks whether what was sent before still stands. The same values; cheaper where messages seldom change in any lane.</summary>
/// <typeparam name="TQuantizer">The quantiser.</typeparam>
public readonly struct LazyQuantizer<TQuantizer> : IQuantizer
    where TQuantizer : struct, IQuantizer
{
    /// <inheritdoc/>
    public static bool Quantizes => TQuantizer.Quantizes;

    /// <inheritdoc/>
    public static bool Counts => TQuantizer.Counts;

    /// <inheritdoc/>
    public static bool IsLazy => true;

    /// <inheritdoc/>
    public static bool Underflows => TQuantizer.Underflows;

    /// <inheritdoc/>
    public static int ParameterRow => TQuantizer.ParameterRow;

    /// <inheritdoc/>
    public static int SecondRow => TQuantizer.SecondRow;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuantizerConstants<T> Prepare<T>(T parameter, T second)
        where T : unmanaged, ILane<T> =>
        TQuantizer.Prepare(parameter, second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantize<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        TQuantizer.Quantize(value, constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Proposal<T> Propose<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        TQuantizer.Propose(value, constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCertain<T>(T offCentre, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        TQuantizer.IsCertain(offCentre, constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeastCertain<T>()
        where T : unmanaged, ILane<T> =>
        TQuantizer.LeastCertain<T>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GreatestCertain<T>()
        where T : unmanaged, ILane<T> =>
        TQuantizer.GreatestCertain<T>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Keeps<T>(T value, T quantised, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> =>
        TQuantizer.Keeps(value, quantised, constants);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Index<T>(T quantised, T parameter)
        where T : unmanaged, ILane<T> =>
        TQuantizer.Index(quantised, parameter);
}
