using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Couplings;

/// <summary>⟨a, b⟩ = q(a − b): the difference over a link is quantised, once per edge, and enters its two ends with opposite signs (q is odd).</summary>
public readonly struct EdgeCoupling : ICoupling
{
    /// <inheritdoc/>
    public static bool QuantizesDifferences => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Flow<T>(T received, T own)
        where T : unmanaged, ILane<T> =>
        received;
}
