using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;
using CoOpt.Gpu.Kernels.Drivers;
using ILGPU;
using ILGPU.Runtime;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>Launches a kernel of <see cref="Entry{TLane, TNumber, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper}"/>.</summary>
/// <typeparam name="TNumber">The number.</typeparam>
/// <param name="stream">The stream.</param>
/// <param name="config">Groups, threads and shared memory.</param>
/// <param name="active">The lanes to advance.</param>
/// <param name="count">How many they are.</param>
/// <param name="structures">For each lane, where its structure begins in <paramref name="integers"/> and in <paramref name="reals"/>.</param>
/// <param name="integers">The structures' integers.</param>
/// <param name="reals">The structures' reals.</param>
/// <param name="states">State blocks.</param>
/// <param name="rows">Rows blocks.</param>
/// <param name="grid">Where the lanes lie in both.</param>
/// <param name="layout">Where things lie in a block.</param>
/// <param name="iterations">The most steps to make.</param>
internal delegate void EntryLauncher<TNumber>(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<int> active,
    int count,
    ArrayView<long> structures,
    ArrayView<int> integers,
    ArrayView<TNumber> reals,
    ArrayView<TNumber> states,
    ArrayView<TNumber> rows,
    TileGrid grid,
    BatchLayout layout,
    int iterations)
    where TNumber : unmanaged;
