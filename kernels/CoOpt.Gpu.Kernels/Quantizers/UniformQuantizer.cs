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
    public static bool KeepsCells => false;

    /// <inheritdoc/>
    public static int ParameterRow => Drivers.Row.Delta;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Level<T> Quantize<T>(T value, T parameter)
        where T : unmanaged, ILane<T>
    {
        T index = Rounding.ToEven(value / parameter);
        T quantised = parameter * index;
        return new(quantised, T.Abs(index), quantised, quantised, T.Broadcast(0));
    }
}
