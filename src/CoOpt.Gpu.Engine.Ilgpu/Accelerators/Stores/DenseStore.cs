using System.Runtime.CompilerServices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Kernels.Stores;
using ILGPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;

/// <summary>One instance's block without gaps, in shared memory or in global memory.</summary>
/// <param name="block">The block.</param>
public readonly struct DenseStore(ArrayView<double> block) : IStore<DeviceLane>
{
    private readonly ArrayView<double> _block = block;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DeviceLane Load(int index) => new(_block[index]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DeviceLane Load(int index, int offset) => new(_block[index + offset]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int index, DeviceLane value) => _block[index] = DeviceLane.Extract(value, 0);
}
