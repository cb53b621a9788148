using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Stores;

/// <summary>
/// Tables of lanes whose networks or data differ, in pinned or native memory of the CPU: the integers of all lanes' edges together, and of every real number one per lane, entry i of lane ℓ at i·W + ℓ.
/// The caller keeps them alive; nothing is checked here.
/// </summary>
public readonly unsafe struct UnitedTables(int* integers, void* reals) : ITables
{
    private readonly int* _integers = integers;
    private readonly void* _reals = reals;

    /// <inheritdoc/>
    public static bool IsUnited => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Index(int index) => _integers[index];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Number<TLane>(int index)
        where TLane : unmanaged, ILane<TLane> =>
        ((TLane*)_reals)[index];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Number<TLane>(int index, int offset)
        where TLane : unmanaged, ILane<TLane> =>
        ((TLane*)_reals + index)[offset];
}
