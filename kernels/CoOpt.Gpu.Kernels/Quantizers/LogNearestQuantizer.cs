using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary><see cref="LogLevels"/> with offset ½: B_k = Exp(ρ(k − ½)). Cells are kept.</summary>
public readonly struct LogNearestQuantizer : IQuantizer
{
    private const double Offset = 0.5;

    /// <inheritdoc/>
    public static bool Quantizes => true;

    /// <inheritdoc/>
    public static bool KeepsCells => true;

    /// <inheritdoc/>
    public static int ParameterRow => Drivers.Row.Rho;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Level<T> Quantize<T>(T value, T parameter)
        where T : unmanaged, ILane<T> =>
        LogLevels.Quantize(value, parameter, Offset);
}
