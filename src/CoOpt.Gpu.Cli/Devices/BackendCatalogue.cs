using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Engine.Ilgpu;

namespace CoOpt.Gpu.Cli.Devices;

/// <summary>Every backend of this build, in the order in which <c>coopt devices</c> lists them: the one place that names them.</summary>
internal static class BackendCatalogue
{
    /// <summary>Makes the backends.</summary>
    public static IReadOnlyList<IDeviceBackend> Create() => [new CpuBackend(), new ReferenceBackend(), new IlgpuBackend()];
}
