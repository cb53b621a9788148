namespace CoOpt.Gpu.Results.Runs;

/// <summary>A run's folder is refused; the message names the path and what to do.</summary>
public sealed class RunFolderException(RunFolderProblem problem, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public RunFolderProblem Problem { get; } = problem;
}
