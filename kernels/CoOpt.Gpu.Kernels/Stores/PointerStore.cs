using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Stores;

/// <summary>A lane group's block in pinned or native memory of the CPU. The caller keeps it alive and large enough; nothing is checked here.</summary>
/// <typeparam name="T">The lane type.</typeparam>
public readonly unsafe struct PointerStore<T>(void* block) : IStore<T>
    where T : unmanaged, ILane<T>
{
    private readonly T* _block = (T*)block;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Load(int index) => _block[index];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Load(int index, int offset) => (_block + index)[offset];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int index, T value) => _block[index] = value;
}
