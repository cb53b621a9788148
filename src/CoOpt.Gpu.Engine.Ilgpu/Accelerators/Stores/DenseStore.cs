using System.Runtime.CompilerServices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Kernels.Stores;
using ILGPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;

/// <summary>One instance's block without gaps, in shared memory or in global memory.</summary>
/// <typeparam name="TLane">The lane.</typeparam>
/// <typeparam name="TNumber">The number.</typeparam>
/// <param name="block">The block.</param>
public readonly struct DenseStore<TLane, TNumber>(ArrayView<TNumber> block) : IStore<TLane>
    where TLane : unmanaged, IDeviceLane<TLane, TNumber>
    where TNumber : unmanaged
{
    private readonly ArrayView<TNumber> _block = block;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Load(int index) => TLane.Of(_block[index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Load(int index, int offset) => TLane.Of(_block[index + offset]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int index, TLane value) => _block[index] = TLane.NumberOf(value);
}
