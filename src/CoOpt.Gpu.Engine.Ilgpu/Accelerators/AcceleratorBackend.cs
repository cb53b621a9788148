using System.Globalization;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Compilation;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators;

/// <summary>The devices that ILGPU reaches: CUDA, OpenCL, and its own CPU accelerator.</summary>
/// <param name="options">How the devices work.</param>
public sealed class AcceleratorBackend(IlgpuOptions options) : IDeviceBackend
{
    /// <summary>The devices with the default options.</summary>
    public AcceleratorBackend()
        : this(new IlgpuOptions())
    {
    }

    /// <inheritdoc/>
    public string Name => "ILGPU 1.5.3";

    /// <inheritdoc/>
    public string? Absence => null;

    /// <inheritdoc/>
    public IReadOnlyList<DeviceInfo> List()
    {
        using var context = Contexts.CreateWithAllDevices();
        return [.. Contexts.Devices(context).Select(d => d.Info)];
    }

    /// <inheritdoc/>
    public IDevice Open(string id, int threads)
    {
        ArgumentNullException.ThrowIfNull(id);
        var wanted = id is "cuda" or "opencl" ? id + ":0" : id;
        var context = Contexts.CreateWithAllDevices();
        var devices = Contexts.Devices(context);
        var at = devices.FindIndex(d => d.Info.Id == wanted);
        if (at >= 0)
        {
            return new IlgpuDevice(context, devices[at].Device, devices[at].Info, options);
        }

        context.Dispose();
        throw new DeviceException(string.Create(
            CultureInfo.InvariantCulture,
            $"there is no device '{id}': ILGPU finds {string.Join(", ", devices.Select(d => d.Info.Id))}. {Remedy(wanted)}"), DeviceFailure.Missing);
    }

    private static string Remedy(string id) => id switch
    {
        ['c', 'u', 'd', 'a', ..] => "CUDA needs an NVIDIA GPU and its driver (libcuda); see nvidia-smi. Or run with --device cpu",
        ['o', 'p', 'e', 'n', 'c', 'l', ..] => "OpenCL needs a GPU with float64 and the generic address space, and its ICD loader; see clinfo. Or run with --device cpu",
        _ => "Run with --device cpu, or see coopt devices",
    };
}
