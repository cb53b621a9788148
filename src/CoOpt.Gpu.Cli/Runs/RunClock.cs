using System.Diagnostics;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Who runs, and since when.</summary>
/// <param name="start">Timestamp at which the command started.</param>
internal sealed class RunClock(long start)
{
    /// <summary>This program, as records and manifests name it.</summary>
    public static ToolIdentity Program { get; } = ToolIdentity.Of(typeof(RunClock).Assembly);

    /// <summary>When the process took up the run.</summary>
    public DateTimeOffset StartedUtc { get; } = DateTimeOffset.UtcNow;

    /// <summary>Time since the command started.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);
}
