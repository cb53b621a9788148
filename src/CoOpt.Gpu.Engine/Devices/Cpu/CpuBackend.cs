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
    public IDevice Open(string id, int threads) => Open(id, new CpuOptions { Threads = threads });

    /// <inheritdoc/>
    public IDevice OpenAlone(string id, int threads) => Open(id, new CpuOptions { Threads = threads, Widths = [1], Unite = false });

    private static CpuDevice Open(string id, CpuOptions options) => id == "cpu"
        ? new CpuDevice(options)
        : throw new DeviceException($"the CPU backend has no device '{id}'; its only one is 'cpu'", DeviceFailure.Missing);
}
