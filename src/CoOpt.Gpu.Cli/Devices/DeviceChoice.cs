using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Cli.Devices;

/// <summary>Finds and opens the device that <c>--device</c> names. Never falls back from a named device to another.</summary>
internal static class DeviceChoice
{
    /// <summary>What <c>--device</c> takes when the best device is to be found.</summary>
    public const string Auto = "auto";

    /// <summary>Every name that some build of the program knows; <c>cuda</c> and <c>opencl</c> take a number after a colon.</summary>
    private static readonly string[] Families = ["cpu", "reference", "cuda", "opencl", "ilgpu-cpu"];

    /// <summary>What <c>--device</c> takes, without numbers.</summary>
    public static IEnumerable<string> Names => Families.Prepend(Auto);

    /// <summary>Opens the device called <paramref name="id"/>.</summary>
    /// <exception cref="CommandException">No such name (usage), or no such device here (resources).</exception>
    /// <exception cref="DeviceException">The device is there but cannot be opened.</exception>
    public static IDevice Open(IReadOnlyList<IDeviceBackend> backends, string id, int threads)
    {
        var (backend, info) = Find(backends, id);
        return backend.Open(info.Id, threads);
    }

    /// <summary>The device called <paramref name="id"/> and the backend that opens it.</summary>
    /// <exception cref="CommandException">No such name (usage), or no such device here (resources).</exception>
    public static (IDeviceBackend Backend, DeviceInfo Info) Find(IReadOnlyList<IDeviceBackend> backends, string id)
    {
        if (id == Auto)
        {
            return Best(backends);
        }

        var family = id.Split(':')[0];
        if (!Families.Contains(family) || !IsWellFormed(id, family))
        {
            throw new CommandException(
                Fault.Usage,
                $"no device is called '{id}'; --device takes auto, {string.Join(", ", Families)}, "
                + "and cuda or opencl with a number as in cuda:0 (`coopt devices` lists what is here)");
        }

        var wanted = family is "cuda" or "opencl" && !id.Contains(':') ? family + ":0" : id;
        foreach (var backend in backends.Where(b => b.Absence is null))
        {
            if (backend.List().FirstOrDefault(d => d.Id == wanted) is { } info)
            {
                return (backend, info);
            }
        }

        throw new CommandException(Fault.Device, $"--device {id}: {Why(backends, family)}");
    }

    // CUDA is the fastest; the CPU comes before OpenCL, whose devices are often the same CPU or a GPU with slow float64.
    private static (IDeviceBackend Backend, DeviceInfo Info) Best(IReadOnlyList<IDeviceBackend> backends)
    {
        foreach (var kind in (ReadOnlySpan<DeviceKind>)[DeviceKind.Cuda, DeviceKind.Cpu])
        {
            foreach (var backend in backends.Where(b => b.Absence is null))
            {
                if (backend.List().FirstOrDefault(d => d.Kind == kind) is { } info)
                {
                    return (backend, info);
                }
            }
        }

        throw new CommandException(Fault.Device, "no device can be used; `coopt doctor` tests this machine");
    }

    private static bool IsWellFormed(string id, string family) =>
        id == family || (family is "cuda" or "opencl" && int.TryParse(id.AsSpan(family.Length + 1), System.Globalization.NumberStyles.None, null, out _));

    private static string Why(IReadOnlyList<IDeviceBackend> backends, string family)
    {
        var absences = backends.Where(b => b.Absence is not null).Select(b => $"{b.Name}: {b.Absence}").ToList();
        var here = backends.Where(b => b.Absence is null).SelectMany(b => b.List()).Select(d => d.Id).ToList();
        var why = absences.Count > 0 ? string.Join("; ", absences) : Remedy(family);
        return $"{why}; devices here: {string.Join(", ", here)}";
    }

    private static string Remedy(string family) => family switch
    {
        "cuda" => "no such device; CUDA needs an NVIDIA GPU and its driver (nvidia-smi shows both)",
        "opencl" => "no such device; OpenCL needs a GPU with float64 and the generic address space, and its driver (clinfo shows both)",
        _ => "no such device",
    };
}
