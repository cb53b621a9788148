using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>q(v) = v.</summary>
public readonly struct NoQuantizer : IQuantizer
{
    /// <inheritdoc/>
    public static bool Quantizes => false;

    /// <inheritdoc/>
    public static bool KeepsCells => false;

    /// <inheritdoc/>
    public static int ParameterRow => Drivers.Row.Rho;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Level<T> Quantize<T>(T value, T parameter)
        where T : unmanaged, ILane<T> =>
        new(value, value, value, value, T.Broadcast(0));
}
