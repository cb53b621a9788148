using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Storms.Programs;

/// <summary>
/// Runs a program under <c>strace</c>, which logs the system calls of every thread in a file of its own and may make the Nth one of a kind fail, or kill the process as it enters it.
/// strace counts per thread.
/// </summary>
public static partial class Strace
{
    /// <summary>Why strace cannot be used here; null where it can.</summary>
    public static string? Missing { get; } =
        !OperatingSystem.IsLinux() ? "strace is a program of Linux"
        : !Launch.Succeeds("strace", "-V") ? "strace is not installed"
        : !Launch.Succeeds("strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true") ? "strace may not trace or inject here"
        : null;

    /// <summary>Runs <paramref name="command"/> and logs into <paramref name="logs"/>, which is made anew.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="command">What to run.</param>
    /// <param name="logs">Folder of the logs.</param>
    /// <param name="calls">Kinds of calls to log.</param>
    /// <param name="injection">Such as <c>fsync:error=EIO:when=3</c>; null for none.</param>
    /// <param name="limit">The most it may take.</param>
    public static (Ending Ending, IReadOnlyList<TracedCall> Calls) Run(
        string folder, IEnumerable<string> command, string logs, IEnumerable<string> calls, string? injection, TimeSpan limit)
    {
        if (Directory.Exists(logs))
        {
            Directory.Delete(logs, recursive: true);
        }

        _ = Directory.CreateDirectory(logs);

        // The filter in the kernel makes tracing nearly free, but lets no signal be injected.
        string[] filter = injection?.Contains("signal=", StringComparison.Ordinal) == true ? [] : ["--seccomp-bpf"];
        string[] inject = injection is null ? [] : ["-e", $"inject={injection}"];
        var ending = Launch.Run(
            folder, ["strace", "-f", "-ff", "-y", "-qq", "-s", "0", .. filter, "-e", $"trace={string.Join(',', calls)}", .. inject, "-o", Path.Combine(logs, "t"), "--", .. command], limit);
        var traced = new List<TracedCall>();
        foreach (var file in Directory.GetFiles(logs).Order(StringComparer.Ordinal))
        {
            var counts = new Dictionary<string, int>();
            foreach (var line in File.ReadLines(file))
            {
                if (Line().Match(line) is { Success: true } match)
                {
                    var name = match.Groups[1].Value;
                    counts[name] = counts.GetValueOrDefault(name) + 1;
                    traced.Add(new TracedCall(Path.GetFileName(file), name, counts[name], line));
                }
            }
        }

        return (ending, traced);
    }

    [GeneratedRegex(@"^(\w+)\(")]
    private static partial Regex Line();
}
