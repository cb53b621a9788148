using CoOpt.Gpu.Claims.Evidence;

namespace CoOpt.Gpu.Claims.Judging;

/// <summary>A claim and what came of it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Finding">The verdict with its evidence.</param>
public sealed record Judgement(Claim Claim, Finding Finding)
{
    /// <summary>Judges <paramref name="claim"/>; without a run it needs it is not decidable here.</summary>
    public static Judgement Of(Claim claim, RunSet runs)
    {
        ArgumentNullException.ThrowIfNull(claim);
        try
        {
            return new(claim, claim.Judge(runs));
        }
        catch (MissingRunException missing)
        {
            return new(claim, new Finding(Verdict.NotDecidable, $"There is no run of {missing.Spec}, which this claim needs.", []));
        }
    }
}
