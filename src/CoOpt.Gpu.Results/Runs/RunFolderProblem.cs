namespace CoOpt.Gpu.Results.Runs;

/// <summary>Why a run's folder is refused.</summary>
public enum RunFolderProblem
{
    /// <summary>The sweep's name or a path would leave the folder, or something in it is a symbolic link.</summary>
    Unsafe,

    /// <summary>Another process writes into it.</summary>
    Busy,

    /// <summary>It holds a complete or damaged run that must not be overwritten unasked.</summary>
    Occupied,

    /// <summary>There is no run in it.</summary>
    Absent,

    /// <summary>Its shards were computed by another program or arithmetic, or are cut otherwise.</summary>
    Mixed,

    /// <summary>A shard was computed twice with different results.</summary>
    Nondeterminism,

    /// <summary>Shards are missing that a merge needs.</summary>
    Missing,

    /// <summary>The data of a shard, or a merged part, is not what was written.</summary>
    Corrupt,
}
