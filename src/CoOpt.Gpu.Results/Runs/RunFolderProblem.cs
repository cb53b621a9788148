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
}
