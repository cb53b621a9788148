using System.Globalization;
using CoOpt.Gpu.Cli.Progress;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>What the system lets this process have: open files, the size of a file, memory of its control group.</summary>
internal static class LimitCheck
{
    /// <summary>Tables, shards, checkpoints and locks of a run, and the runtime's own.</summary>
    private const long EnoughFiles = 256;

    /// <summary>A part of the traces.</summary>
    private const long EnoughBytes = 1L << 30;

    /// <summary>The lines; none where the system does not tell.</summary>
    public static IEnumerable<CheckResult> Run() =>
        Judge(Read("/proc/self/limits"), Read("/sys/fs/cgroup/memory.max") ?? Read("/sys/fs/cgroup/memory/memory.limit_in_bytes"), Read("/sys/fs/cgroup/memory.current") ?? Read("/sys/fs/cgroup/memory/memory.usage_in_bytes"));

    /// <summary>The lines for what the system's files say; null for one that is not there.</summary>
    public static IEnumerable<CheckResult> Judge(string? limits, string? groupLimit, string? groupUse)
    {
        if (Limit(limits, "Max open files") is { } files)
        {
            yield return files >= EnoughFiles
                ? CheckResult.Ok("files", string.Create(CultureInfo.InvariantCulture, $"{Named(files)} open files allowed"))
                : new CheckResult("files", CheckStatus.Warn, string.Create(CultureInfo.InvariantCulture, $"{files} open files allowed"), $"ulimit -n {4 * EnoughFiles} before the run");
        }

        if (Limit(limits, "Max file size") is { } size)
        {
            yield return size >= EnoughBytes
                ? CheckResult.Ok("file-size", size == long.MaxValue ? "files of any size" : $"files of up to {ProgressText.Bytes(size)}")
                : new CheckResult("file-size", CheckStatus.Warn, $"files of up to {ProgressText.Bytes(size)}", "ulimit -f unlimited before the run; a longer file ends it with exit code 5");
        }

        if (Number(groupLimit) is { } most)
        {
            var used = Number(groupUse) ?? 0;
            var finding = $"{ProgressText.Bytes(most)} of memory for the control group, {ProgressText.Bytes(used)} in use";
            yield return most - used >= EnoughBytes
                ? CheckResult.Ok("group", finding)
                : new CheckResult("group", CheckStatus.Warn, finding, "beyond it the system kills the run without a word: ask for more (--mem of a scheduler, the limit of a container), or end what else runs there; coopt resume goes on");
        }
    }

    private static string Named(long value) => value == long.MaxValue ? "any number of" : value.ToString("N0", CultureInfo.InvariantCulture);

    // "Max open files   1024   4096   files": name, soft limit, hard limit.
    private static long? Limit(string? text, string name)
    {
        var line = text?.Split('\n').FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        var words = line?[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return words.Length == 0 ? null : words[0] == "unlimited" ? long.MaxValue : Number(words[0]);
    }

    // Version 1 of control groups writes "no limit" as a number near 2⁶³.
    private static long? Number(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < long.MaxValue / 2 ? value : null;

    private static string? Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
