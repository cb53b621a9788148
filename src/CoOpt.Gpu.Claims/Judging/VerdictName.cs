namespace CoOpt.Gpu.Claims.Judging;

/// <summary>Verdicts in words.</summary>
public static class VerdictName
{
    /// <summary>As tables have it.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.HoldsUnder => "holds under a condition",
        Verdict.DoesNotHold => "does not hold",
        _ => "not decidable here",
    };
}
