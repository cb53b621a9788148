namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>How a search for the largest stable α ended.</summary>
public enum FrontierState
{
    /// <summary>Between a stable and an unstable α that differ by the tolerance.</summary>
    Decided,

    /// <summary>No α up to 10⁵ times the bound was unstable.</summary>
    Censored,

    /// <summary>Between a stable α and one at which ‖δ‖ neither grew nor shrank; or there was no stable one because of that.</summary>
    Undecided,

    /// <summary>No α down to 2⁻¹⁰ times the bound was stable.</summary>
    None,
}
