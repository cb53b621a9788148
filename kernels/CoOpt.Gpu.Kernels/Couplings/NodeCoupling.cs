using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Couplings;

/// <summary>⟨a, b⟩ = q(a) − q(b): each node broadcasts one quantised message. With <see cref="Quantizers.NoQuantizer"/> it is the ideal coupling a − b.</summary>
public readonly struct NodeCoupling : ICoupling
{
    /// <inheritdoc/>
    public static bool QuantizesDifferences => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Flow<T>(T received, T own)
        where T : unmanaged, ILane<T> =>
        received - own;
}
