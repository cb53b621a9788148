using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary><see cref="LogLevels"/> with offset 0: B_k = Exp(ρk), so |q(v)| ≤ |v| up to rounding. Cells are kept.</summary>
public readonly struct LogFloorQuantizer : IQuantizer
{
    private const double Offset = 0;

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
