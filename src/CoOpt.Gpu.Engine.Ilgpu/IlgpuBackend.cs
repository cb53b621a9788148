using CoOpt.Gpu.Engine.Devices;
#if ILGPU
using Reach = CoOpt.Gpu.Engine.Ilgpu.Accelerators.AcceleratorBackend;
#else
using Reach = CoOpt.Gpu.Engine.Ilgpu.Absent.AbsentBackend;
#endif

namespace CoOpt.Gpu.Engine.Ilgpu;

/// <summary>The devices that ILGPU reaches, or, in a build without ILGPU, why there are none.</summary>
public sealed class IlgpuBackend : IDeviceBackend
{
    private readonly Reach _reach = new();

    /// <inheritdoc/>
    public string Name => _reach.Name;

    /// <inheritdoc/>
    public string? Absence => _reach.Absence;

    /// <inheritdoc/>
    public IReadOnlyList<DeviceInfo> List() => _reach.List();

    /// <inheritdoc/>
    public IDevice Open(string id, int threads) => _reach.Open(id, threads);
}
