namespace CoOpt.Gpu.Results.Runs;

/// <summary>How a run's folder is opened.</summary>
public enum RunAccess
{
    /// <summary>Nobody else writes: a whole run, a merge.</summary>
    Exclusive,

    /// <summary>Others may write too, each its own shards. Nothing that is there is cleared, and the run is not completed.</summary>
    Shared,
}
