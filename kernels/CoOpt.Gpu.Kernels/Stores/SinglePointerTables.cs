using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Stores;

/// <summary>A structure's tables in pinned or native memory of the CPU, its reals in float32. The caller keeps them alive; nothing is checked here.</summary>
public readonly unsafe struct SinglePointerTables(int* integers, float* reals) : ITables
{
    private readonly int* _integers = integers;
    private readonly float* _reals = reals;

    /// <inheritdoc/>
    public static bool IsUnited => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Index(int index) => _integers[index];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Number<TLane>(int index)
        where TLane : unmanaged, ILane<TLane> =>
        TLane.FromSingle(_reals[index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Number<TLane>(int index, int offset)
        where TLane : unmanaged, ILane<TLane> =>
        TLane.FromSingle((_reals + index)[offset]);
}
