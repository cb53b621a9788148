using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Stores;

/// <summary>
/// Where numbers of one lane group live. Entry i is one <typeparamref name="T"/>: entry i of lane ℓ lies at i·W + ℓ of the group's block of float64,
/// W the width of the block (the lane width on a CPU, the tile of threads on a GPU, 1 in shared memory).
/// </summary>
/// <typeparam name="T">The lane type.</typeparam>
public interface IStore<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>Reads entry <paramref name="index"/>.</summary>
    T Load(int index);

    /// <summary>Reads entry <paramref name="index"/> + <paramref name="offset"/>: what differs in the offset alone shares the address.</summary>
    T Load(int index, int offset);

    /// <summary>Writes entry <paramref name="index"/>.</summary>
    void Store(int index, T value);
}
