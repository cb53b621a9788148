using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using ILGPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;

/// <summary>A structure's tables in global memory.</summary>
/// <param name="integers">Begins at the structure's first integer.</param>
/// <param name="reals">Begins at the structure's first real number.</param>
public readonly struct ViewTables(ArrayView<int> integers, ArrayView<double> reals) : IDeviceTables<ViewTables, double>
{
    private readonly ArrayView<int> _integers = integers;
    private readonly ArrayView<double> _reals = reals;

    /// <inheritdoc/>
    public static bool IsUnited => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ViewTables Of(ArrayView<int> integers, ArrayView<double> reals) => new(integers, reals);

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
        TLane.Broadcast(_reals[index + offset]);
}
