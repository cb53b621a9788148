namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Where a run stands.</summary>
/// <param name="Done">Instances that have ended.</param>
/// <param name="Total">Instances of the run, or of its slice.</param>
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

    /// <summary>Of <see cref="Done"/>, those that earlier processes did: <see cref="Elapsed"/> says nothing of them.</summary>
    public long DoneBefore { get; init; }

    /// <summary>Of <see cref="NodeSteps"/>, those of earlier processes, of instances that go on from an image too.</summary>
    public long NodeStepsBefore { get; init; }

    /// <summary>Node-steps that this process did.</summary>
    public long NodeStepsDone => NodeSteps - NodeStepsBefore;
}
