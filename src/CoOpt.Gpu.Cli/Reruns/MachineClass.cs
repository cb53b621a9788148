using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>Compares the machine and program of a recorded run with those at hand. The same class gives the same bytes; another may differ in last digits.</summary>
internal static class MachineClass
{
    /// <summary>What differs, each as <c>what: recorded, now</c>; empty for the same class.</summary>
    public static ImmutableArray<string> Differences(RunManifest manifest, DeviceInfo device)
    {
        var (host, tool) = (HostIdentity.Current(), ToolIdentity.Of(typeof(MachineClass).Assembly));
        return
        [
            .. new (string What, string Recorded, string Now)[]
            {
                ("device", manifest.Device.Kind, device.Id.Split(':')[0]),
                ("device name", manifest.Device.Name, device.Name),
                ("driver", manifest.Device.Driver, device.Driver),
                ("lanes", Text(manifest.Device.LaneWidth), Text(device.Lanes)),
                ("architecture", manifest.Host.Architecture, host.Architecture),
                ("system", manifest.Host.OperatingSystem, host.OperatingSystem),
                ("runtime", manifest.Host.Runtime, host.Runtime),
                ("program", Version(manifest.Tool), Version(tool)),
            }.Where(d => d.Recorded != d.Now).Select(d => $"{d.What}: {d.Recorded} recorded, {d.Now} now"),
        ];
    }

    private static string Text(int value) => FormattableString.Invariant($"{value}");

    private static string Version(ToolIdentity tool) =>
        $"{tool.Version}{(tool.Revision is { Length: >= 8 } revision ? $" ({revision[..8]}{(tool.Dirty == true ? ", with changes" : "")})" : "")}";
}
