namespace CoOpt.Gpu.Engine.Devices;

/// <summary>A way to reach devices: this machine's CPU, or a library such as ILGPU. The composition root lists the backends.</summary>
public interface IDeviceBackend
{
    /// <summary>Name for messages, e.g. <c>ILGPU 1.5.3</c>.</summary>
    string Name { get; }

    /// <summary>Why the backend has no devices here and what to do about it; null if it is usable.</summary>
    string? Absence { get; }

    /// <summary>The devices it can open, best first; empty where <see cref="Absence"/> says why.</summary>
    IReadOnlyList<DeviceInfo> List();

    /// <summary>Opens the device with this id; <paramref name="threads"/> limits the workers of a CPU device, 0 takes all.</summary>
    /// <exception cref="DeviceException">There is no such device; the message says why and what to do.</exception>
    IDevice Open(string id, int threads);

    /// <summary>The same, such that no instance shares a register with another where the device can do that: for telling what a neighbour or a lane did from what the instance does.</summary>
    /// <exception cref="DeviceException">As <see cref="Open"/>.</exception>
    IDevice OpenAlone(string id, int threads) => Open(id, threads);
}
