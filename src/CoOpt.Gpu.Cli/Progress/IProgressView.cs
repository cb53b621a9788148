using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Progress;

/// <summary>Shows a run's progress on standard error while the run goes on.</summary>
internal interface IProgressView
{
    /// <summary>Runs <paramref name="work"/> on the calling thread and shows what it reports, which may come from any thread.</summary>
    T Show<T>(Func<IProgress<RunProgress>, T> work);
}
