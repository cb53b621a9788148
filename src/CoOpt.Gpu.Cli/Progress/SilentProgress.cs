using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>Shows nothing.</summary>
internal sealed class SilentProgress : IProgressView, IProgress<RunProgress>
{
    /// <inheritdoc/>
    public T Show<T>(Func<IProgress<RunProgress>, T> work) => work(this);

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
    }
}
