using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Stores;

/// <summary>A structure's tables in pinned or native memory of the CPU. The caller keeps them alive; nothing is checked here.</summary>
public readonly unsafe struct PointerTables(int* integers, double* reals) : ITables
{
    private readonly int* _integers = integers;
    private readonly double* _reals = reals;

    /// <inheritdoc/>
    public static bool IsUnited => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Index(int index) => _integers[index];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Number<TLane>(int index)
        where TLane : unmanaged, ILane<TLane> =>
        TLane.Broadcast(_reals[index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Number<TLane>(int index, int offset)
        where TLane : unmanaged, ILane<TLane> =>
        TLane.Broadcast((_reals + index)[offset]);
}
