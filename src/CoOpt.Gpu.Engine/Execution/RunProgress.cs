namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Where a run stands.</summary>
/// <param name="Done">Instances that have ended.</param>
/// <param name="Total">Instances of the run.</param>
/// <param name="NodeSteps">Node-steps done.</param>
/// <param name="Converged">Ended as converged.</param>
/// <param name="Diverged">Ended as diverged or non-finite.</param>
/// <param name="Elapsed">Time since the start.</param>
public readonly record struct RunProgress(long Done, long Total, long NodeSteps, long Converged, long Diverged, TimeSpan Elapsed)
{
    /// <summary>Ended as stalled.</summary>
    public long Stalled { get; init; }

    /// <summary>Ended at their step limit.</summary>
    public long StepLimit { get; init; }
}
