using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>sgn(v)(|v|^a + |v|^b), 0 &lt; a &lt; 1 &lt; b: the map of finite- and fixed-time consensus (A. Polyakov, IEEE Trans. Automat. Control 57 (2012) 2106–2110), applied to differences. NaN and ±∞ give themselves.</summary>
public readonly struct SignPower : IQuantizer
{
    /// <inheritdoc/>
    public static bool Quantizes => true;

    /// <inheritdoc/>
    public static bool Counts => false;

    /// <inheritdoc/>
    public static bool Remembers => false;

    /// <inheritdoc/>
    public static bool Underflows => false;

    /// <inheritdoc/>
    public static int ParameterRow => Drivers.Row.LowerExponent;

    /// <inheritdoc/>
    public static int SecondRow => Drivers.Row.UpperExponent;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuantizerConstants<T> Prepare<T>(T parameter, T second)
        where T : unmanaged, ILane<T> =>
        new(parameter, second, second, second, second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantize<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T>
    {
        // |0|^a is e^(a·(−∞)) = 0.
        T logarithm = Logarithm.Of(T.Abs(value));
        T size = Exponential.Of(constants.Parameter * logarithm) + Exponential.Of(constants.Inverse * logarithm);
        return T.CopySign(size, value);
    }

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
        quantised;
}
