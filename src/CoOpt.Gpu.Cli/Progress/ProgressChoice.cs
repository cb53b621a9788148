using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>Finds the view for a mode and a host.</summary>
internal static class ProgressChoice
{
    // A log file of an hour's run stays readable at one line in five seconds; a program that reads JSON wants a second's resolution.
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan JsonInterval = TimeSpan.FromSeconds(1);

    /// <summary>The view of <paramref name="mode"/>.</summary>
    public static IProgressView Of(ProgressMode mode, Host host, Interruption interruption, double plannedNodeSteps) => mode switch
    {
        ProgressMode.None => new SilentProgress(),
        ProgressMode.Json => new LineProgress(host.Error, JsonInterval, p => JsonProgress.Line(p, plannedNodeSteps)),
        ProgressMode.Auto when host.CanRedraw => new LiveProgress(host, interruption, plannedNodeSteps),
        _ => new LineProgress(host.Error, PlainInterval, p => ProgressText.Line(p, plannedNodeSteps)),
    };
}
