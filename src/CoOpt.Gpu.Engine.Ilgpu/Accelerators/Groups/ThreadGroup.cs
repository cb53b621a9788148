using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using ILGPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Groups;

/// <summary>The threads of one GPU group (a CUDA block) at work on one instance.</summary>
public readonly struct ThreadGroup : IGroup
{
    /// <inheritdoc/>
    public int Rank
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Group.IdxX;
    }

    /// <inheritdoc/>
    public int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Group.DimX;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Barrier() => Group.Barrier();
}
