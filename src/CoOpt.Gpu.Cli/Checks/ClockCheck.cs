using CoOpt.Gpu.Cli.Progress;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>The clock: manifests have its times, and signs of life of other machines are judged by it. No number of a result depends on it.</summary>
internal static class ClockCheck
{
    /// <summary>What heartbeats of slices on other machines can stand.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>The line: now, when this program was built, and what the file system says the time is.</summary>
    public static CheckResult Judge(DateTimeOffset now, DateTimeOffset built, DateTimeOffset? ofFolder)
    {
        if (now < built - TimeSpan.FromDays(2))
        {
            return new CheckResult("clock", CheckStatus.Warn, "the clock is before the day this program was built", "set it (timedatectl): manifests would have wrong times");
        }

        return ofFolder is { } there && (there - now).Duration() > Skew
            ? new CheckResult(
                "clock",
                CheckStatus.Warn,
                $"the file system's clock is {ProgressText.Duration((there - now).Duration())} away from this machine's",
                "let both follow a time server: coopt status would take live slices for dead ones")
            : CheckResult.Ok("clock", ofFolder is null ? "after the day this program was built" : "as the file system's");
    }

    /// <summary>When this program was built, as far as its file tells: of a single file that file itself, else the library beside it.</summary>
    public static DateTimeOffset Built()
    {
        var library = Path.Combine(AppContext.BaseDirectory, $"{typeof(ClockCheck).Assembly.GetName().Name}.dll");
        return File.GetLastWriteTimeUtc(File.Exists(library) ? library : Environment.ProcessPath ?? AppContext.BaseDirectory);
    }
}
