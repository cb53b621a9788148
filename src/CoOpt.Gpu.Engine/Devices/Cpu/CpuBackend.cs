namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>This machine's processors.</summary>
public sealed class CpuBackend : IDeviceBackend
{
    /// <inheritdoc/>
    public string Name => "CPU";

    /// <inheritdoc/>
    public string? Absence => null;

    /// <inheritdoc/>
    public IReadOnlyList<DeviceInfo> List()
    {
        using var device = new CpuDevice(new CpuOptions());
        return [device.Info];
    }

    /// <inheritdoc/>
    public IDevice Open(string id, int threads) => id == "cpu"
        ? new CpuDevice(new CpuOptions { Threads = threads })
        : throw new DeviceException($"the CPU backend has no device '{id}'; its only one is 'cpu'", DeviceFailure.Missing);
}
