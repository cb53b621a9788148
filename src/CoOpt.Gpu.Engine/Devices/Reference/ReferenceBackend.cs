namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>Reaches the <see cref="ReferenceDevice"/>, which is always there.</summary>
public sealed class ReferenceBackend : IDeviceBackend
{
    /// <inheritdoc/>
    public string Name => "reference";

    /// <inheritdoc/>
    public string? Absence => null;

    /// <inheritdoc/>
    public IReadOnlyList<DeviceInfo> List()
    {
        using var device = new ReferenceDevice();
        return [device.Info];
    }

    /// <inheritdoc/>
    public IDevice Open(string id, int threads) => id == ReferenceDevice.Name
        ? new ReferenceDevice(threads)
        : throw new DeviceException($"the reference backend has one device, '{ReferenceDevice.Name}', not '{id}'; see `coopt devices`", DeviceFailure.Missing);
}
