using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>Writes one line at most once an interval, whoever reports.</summary>
/// <param name="error">Where to.</param>
/// <param name="interval">The least time between two lines.</param>
/// <param name="format">The line.</param>
internal sealed class LineProgress(TextWriter error, TimeSpan interval, Func<RunProgress, string> format) : IProgressView, IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private TimeSpan _last;

    /// <inheritdoc/>
    public T Show<T>(Func<IProgress<RunProgress>, T> work) => work(this);

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            if (value.Elapsed - _last >= interval)
            {
                error.WriteLine(format(value));
                _last = value.Elapsed;
            }
        }
    }
}
