using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>Another quantiser without kept cells: every message is quantised anew. The same values, slower where messages seldom leave their cell.</summary>
/// <typeparam name="TQuantizer">The quantiser.</typeparam>
public readonly struct EagerQuantizer<TQuantizer> : IQuantizer
    where TQuantizer : struct, IQuantizer
{
    /// <inheritdoc/>
    public static bool Quantizes => TQuantizer.Quantizes;

    /// <inheritdoc/>
    public static bool KeepsCells => false;

    /// <inheritdoc/>
    public static int ParameterRow => TQuantizer.ParameterRow;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Level<T> Quantize<T>(T value, T parameter)
        where T : unmanaged, ILane<T> =>
        TQuantizer.Quantize(value, parameter);
}
