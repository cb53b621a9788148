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
        yield return Durable(path, shown);
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

    private static CheckResult Durable(string path, string shown)
    {
        var made = Missing(path);
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $"{ProbeName}-{Environment.ProcessId}");
            var start = Stopwatch.GetTimestamp();
            _ = AtomicFileStream.WriteAll(probe, "coopt"u8);
            var time = Stopwatch.GetElapsedTime(start);
            File.Delete(probe);
            return CheckResult.Ok("disk", $"{shown} takes a durable file (write, fsync, rename) in {ProgressText.Duration(time)}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new CheckResult("disk", CheckStatus.Fail, error.Message, "choose a folder you may write to with --out", ExitCode.Resources);
        }
        finally
        {
            foreach (var folder in made)
            {
                RemoveIfEmpty(folder);
            }
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
