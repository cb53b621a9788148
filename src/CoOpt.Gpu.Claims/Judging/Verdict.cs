namespace CoOpt.Gpu.Claims.Judging;

/// <summary>What the evidence says of a claim.</summary>
public enum Verdict
{
    /// <summary>It holds as stated.</summary>
    Holds,

    /// <summary>It holds under a condition that the statement does not name.</summary>
    HoldsUnder,

    /// <summary>It does not hold.</summary>
    DoesNotHold,

    /// <summary>The runs at hand cannot tell.</summary>
    NotDecidable,
}
