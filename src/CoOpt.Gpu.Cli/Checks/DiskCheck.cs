using System.Diagnostics;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>Whether the folder of the runs takes a file that is durable, and has room.</summary>
internal static class DiskCheck
{
    private const string ProbeName = "doctor-probe";

    // The quickstart writes some 10 MB; a sweep with traces soon writes a hundred times that.
    private const long Enough = 1_000_000_000;

    /// <summary>The lines for folder <paramref name="path"/>, shown as <paramref name="shown"/>; what the check makes it removes again.</summary>
    public static IEnumerable<CheckResult> Run(string path, string shown)
    {
        DateTimeOffset? clock = null;
        foreach (var result in Durable(path, shown, time => clock = time))
        {
            yield return result;
        }

        yield return ClockCheck.Judge(DateTimeOffset.UtcNow, ClockCheck.Built(), clock);
        if (RunPaths.FreeBytes(path) is { } free)
        {
            yield return free >= Enough
                ? CheckResult.Ok("space", $"{ProgressText.Bytes(free)} free at {shown}")
                : new CheckResult(
                    "space",
                    CheckStatus.Warn,
                    $"{ProgressText.Bytes(free)} free at {shown}",
                    "`coopt plan` says how much a sweep writes; choose another --out");
        }
    }

    /// <summary>The lines for what the folder's file system does.</summary>
    public static IEnumerable<CheckResult> Judge(FolderAbilities able, string format, bool isRemote, string shown)
    {
        yield return able is { FileSync: true, FolderSync: true }
            ? CheckResult.Ok("sync", $"content and names at {shown} are made durable on {format}")
            : new CheckResult(
                "sync",
                CheckStatus.Warn,
                $"{format} at {shown} refuses to make {(able.FileSync ? "names" : "content")} durable",
                "a run refuses to commit there: choose an --out on a local disk");
        yield return able.HardLinks
            ? CheckResult.Ok("links", $"{format} at {shown} has hard links: of two processes that commit the same shard one wins")
            : new CheckResult("links", CheckStatus.Warn, $"{format} at {shown} has no hard links", "let no two processes compute the same shard there (one --shard i/N for each process), or choose another --out");
        yield return able.Locks
            ? CheckResult.Ok("locks", $"{format} at {shown} keeps two runs out of one folder")
            : new CheckResult("locks", CheckStatus.Warn, $"{format} at {shown} does not lock folders", "start no run twice at a time there, or choose another --out");
        if (isRemote)
        {
            yield return new CheckResult("network", CheckStatus.Warn, $"{shown} is on a file system of the network ({format})", "commits take its round trips; a local --out is quicker, and coopt merge or a copy brings the run over");
        }
        else if (format is "tmpfs" or "ramfs")
        {
            yield return new CheckResult("memory-disk", CheckStatus.Warn, $"{shown} is in memory ({format})", "it takes memory from the run and is gone after a restart: choose an --out on a disk");
        }
    }

    private static List<CheckResult> Durable(string path, string shown, Action<DateTimeOffset> clock)
    {
        var made = Missing(path);
        var results = new List<CheckResult>();
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $"{ProbeName}-{Environment.ProcessId}");
            var start = Stopwatch.GetTimestamp();
            _ = AtomicFileStream.WriteAll(probe, "coopt"u8);
            var time = Stopwatch.GetElapsedTime(start);
            clock(File.GetLastWriteTimeUtc(probe));
            File.Delete(probe);
            results.Add(CheckResult.Ok("disk", $"{shown} takes a durable file (write, fsync, rename) in {ProgressText.Duration(time)}"));
            var (format, isRemote) = FormatOf(path);
            results.AddRange(Judge(FolderAbilities.Of(path), format, isRemote, shown));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            results.Add(new CheckResult("disk", CheckStatus.Fail, error.Message, "choose a folder you may write to with --out", ExitCode.Resources));
        }
        finally
        {
            foreach (var folder in made)
            {
                RemoveIfEmpty(folder);
            }
        }

        return results;
    }

    private static (string Format, bool IsRemote) FormatOf(string path)
    {
        try
        {
            var drive = new DriveInfo(path);
            return (drive.DriveFormat, drive.DriveType == DriveType.Network);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ("the file system", false);
        }
    }

    // The folders on the way that are not there yet, deepest first.
    private static List<string> Missing(string path)
    {
        var missing = new List<string>();
        for (var folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            missing.Add(folder);
        }

        return missing;
    }

    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Not there, or somebody put a file into it meanwhile: it stays.
        }
    }
}
