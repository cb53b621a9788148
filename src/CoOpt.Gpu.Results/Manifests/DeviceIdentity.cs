namespace CoOpt.Gpu.Results.Manifests;

/// <summary>What computed a run.</summary>
/// <param name="Kind">cpu, cuda, opencl, ilgpu-cpu or reference.</param>
/// <param name="Name">The device's own name.</param>
/// <param name="Driver">Driver or instruction set, with version; empty if none.</param>
/// <param name="LaneWidth">Instances side by side in a lane; 1 on GPUs.</param>
/// <param name="Threads">Worker threads; 0 where the device has its own.</param>
public sealed record DeviceIdentity(string Kind, string Name, string Driver, int LaneWidth, int Threads);
