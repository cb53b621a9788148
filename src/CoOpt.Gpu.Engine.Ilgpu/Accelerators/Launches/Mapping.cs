namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>How instances are laid upon a device's threads. The numbers do not depend on it.</summary>
public enum Mapping
{
    /// <summary>One thread an instance; neighbouring threads' numbers lie side by side in global memory. For many small instances.</summary>
    ThreadPerInstance,

    /// <summary>One group of threads an instance, in global memory.</summary>
    GroupPerInstance,

    /// <summary>One group of threads an instance, its state in shared memory. For few instances, or for many nodes.</summary>
    GroupPerInstanceShared,
}
