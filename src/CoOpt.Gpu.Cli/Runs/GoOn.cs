using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Command lines that go on with a run, to be copied.</summary>
internal static class GoOn
{
    /// <summary>The one that goes on with what <paramref name="request"/> asked for, in the folder that the user calls <paramref name="shown"/>.</summary>
    public static string Resume(string shown, RunRequest request) => string.Concat(
        $"coopt resume {Word(shown)}",
        request.Slice is { } slice ? $" --shard {slice}" : "",
        request.Device == DeviceChoice.Auto ? "" : $" --device {request.Device}",
        request.Threads == 0 ? "" : FormattableString.Invariant($" --threads {request.Threads}"),
        request.MaximumFailures == long.MaxValue ? " --failed skip" : "");

    /// <summary>The one that goes on with the run in <paramref name="folder"/>, whatever it was begun with.</summary>
    public static string Resume(Host host, string folder) => $"coopt resume {Word(RunPaths.Shown(host, folder))}";

    /// <summary>A path as a shell takes it.</summary>
    public static string Word(string path) =>
        path.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '+' or '=' or ':' or '@' or '%' or ',') ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
