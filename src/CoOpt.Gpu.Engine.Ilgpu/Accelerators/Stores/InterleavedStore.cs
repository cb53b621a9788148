using System.Runtime.CompilerServices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Kernels.Stores;
using ILGPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;

/// <summary>One instance's block in global memory, its entries <paramref name="width"/> apart: the threads of a tile read neighbouring numbers.</summary>
/// <param name="block">Begins at the instance's first number.</param>
/// <param name="width">Instances of a tile.</param>
public readonly struct InterleavedStore(ArrayView<double> block, int width) : IStore<DeviceLane>
{
    private readonly ArrayView<double> _block = block;
    private readonly int _width = width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DeviceLane Load(int index) => new(_block[index * _width]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DeviceLane Load(int index, int offset) => new(_block[(index + offset) * _width]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int index, DeviceLane value) => _block[index * _width] = DeviceLane.Extract(value, 0);
}
