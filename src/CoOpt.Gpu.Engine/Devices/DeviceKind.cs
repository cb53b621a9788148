namespace CoOpt.Gpu.Engine.Devices;

/// <summary>The family of a device.</summary>
public enum DeviceKind
{
    /// <summary>A plain scalar implementation that shares no code with the kernels; slow, for audits.</summary>
    Reference,

    /// <summary>The kernels on SIMD units and threads.</summary>
    Cpu,

    /// <summary>The kernels on an NVIDIA GPU through ILGPU.</summary>
    Cuda,

    /// <summary>The kernels on an OpenCL device through ILGPU.</summary>
    OpenCl,

    /// <summary>The kernels on ILGPU's own CPU accelerator; slow, for tests of the GPU path.</summary>
    IlgpuCpu,
}
