namespace CoOpt.Gpu.Engine.Devices;

/// <summary>What a device says of itself; stored in the manifest.</summary>
/// <param name="Id">What <c>--device</c> takes: <c>cpu</c>, <c>reference</c>, <c>cuda:0</c>, <c>opencl:0</c>, <c>ilgpu-cpu</c>.</param>
/// <param name="Kind">The family.</param>
/// <param name="Name">Product name, or the SIMD level for a CPU.</param>
/// <param name="Driver">Driver or runtime version; empty where there is none.</param>
/// <param name="Lanes">Instances advanced side by side by one worker: SIMD lanes times vectors in flight, or the GPU's tile.</param>
/// <param name="Workers">Threads, or multiprocessors.</param>
/// <param name="MemoryBytes">Memory that a batch may take.</param>
public sealed record DeviceInfo(string Id, DeviceKind Kind, string Name, string Driver, int Lanes, int Workers, long MemoryBytes);
