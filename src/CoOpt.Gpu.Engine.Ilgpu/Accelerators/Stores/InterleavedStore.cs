using System.Runtime.CompilerServices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Kernels.Stores;
using ILGPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;

/// <summary>One instance's block in global memory, its entries <paramref name="width"/> apart: the threads of a tile read neighbouring numbers.</summary>
/// <typeparam name="TLane">The lane.</typeparam>
/// <typeparam name="TNumber">The number.</typeparam>
/// <param name="block">Begins at the instance's first number.</param>
/// <param name="width">Instances of a tile.</param>
public readonly struct InterleavedStore<TLane, TNumber>(ArrayView<TNumber> block, int width) : IStore<TLane>
    where TLane : unmanaged, IDeviceLane<TLane, TNumber>
    where TNumber : unmanaged
{
    private readonly ArrayView<TNumber> _block = block;
    private readonly int _width = width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Load(int index) => TLane.Of(_block[index * _width]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Load(int index, int offset) => TLane.Of(_block[(index + offset) * _width]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int index, TLane value) => _block[index * _width] = TLane.NumberOf(value);
}
