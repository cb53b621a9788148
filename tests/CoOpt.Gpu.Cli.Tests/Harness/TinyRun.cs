using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>Runs the tiny sweep in a test's folder.</summary>
internal static class TinyRun
{
    public static CommandResult Run(TemporaryFolder folder, params string[] more) => Run(folder, null, more);

    public static CommandResult Run(TemporaryFolder folder, IReadOnlyList<IDeviceBackend>? backends, params string[] more)
    {
        var runner = backends is null ? new CommandRunner { Folder = folder.Path } : new CommandRunner { Folder = folder.Path, Backends = () => backends };
        return runner.Run(["run", folder.Write("tiny.yaml", SpecTexts.Tiny), .. more]);
    }
}
