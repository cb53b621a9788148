using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Couplings;

/// <summary>⟨a, b⟩, what a node makes of a neighbour's number a and its own b. Either the two are quantised each, or their difference is.</summary>
public interface ICoupling
{
    /// <summary>True: differences over edges are quantised, q(a − b). False: numbers of nodes are, q(a) − q(b).</summary>
    static abstract bool QuantizesDifferences { get; }

    /// <summary>⟨a, b⟩ from what was sent.</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    /// <param name="received">q(a), or q(a − b).</param>
    /// <param name="own">q(b); not looked at where differences are quantised.</param>
    static abstract T Flow<T>(T received, T own)
        where T : unmanaged, ILane<T>;
}
