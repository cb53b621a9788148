namespace CoOpt.Gpu.Results.Runs;

/// <summary>What a run's folder holds.</summary>
public enum RunFolderState
{
    /// <summary>Nothing of a run.</summary>
    New,

    /// <summary>A run that ended: its manifest is there and every output has the hash that the manifest says.</summary>
    Complete,

    /// <summary>A run without a manifest: it was interrupted or failed.</summary>
    Incomplete,

    /// <summary>A manifest that cannot be read, or outputs that differ from it.</summary>
    Damaged,
}
