namespace CoOpt.Gpu.Results.Verification;

/// <summary>How a file of a run's folder stands to the run's manifest.</summary>
public enum FileVerdict
{
    /// <summary>Its bytes have the hash that the manifest says.</summary>
    Ok,

    /// <summary>Its bytes differ from those the manifest was written for.</summary>
    Changed,

    /// <summary>The manifest names it and it is not there.</summary>
    Missing,

    /// <summary>The manifest names it, and it need not be there: only some files of the run were kept.</summary>
    NotKept,

    /// <summary>There is no manifest to hold it against: the run is incomplete.</summary>
    Unverified,

    /// <summary>A report or figure of the run, which the manifest does not name.</summary>
    Report,

    /// <summary>Neither the manifest nor a report knows it.</summary>
    Unlisted,
}
