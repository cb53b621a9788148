using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Tells two of progress.</summary>
internal sealed class ProgressPair(IProgress<RunProgress> first, IProgress<RunProgress> second) : IProgress<RunProgress>
{
    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        first.Report(value);
        second.Report(value);
    }
}
