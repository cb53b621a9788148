namespace CoOpt.Gpu.Engine.Batches;

/// <summary>
/// The quantiser levels that one variable's messages spanned in a run. A level is k, of value ±e^{ρk} (log) or ±kΔ (uniform); the messages of each sign are ranged apart.
/// Where a sign was not seen its least level is +∞ and its greatest −∞.
/// </summary>
/// <param name="PositiveLeast">Least level of positive messages.</param>
/// <param name="PositiveGreatest">Greatest level of positive messages.</param>
/// <param name="NegativeLeast">Least level of negative messages.</param>
/// <param name="NegativeGreatest">Greatest level of negative messages.</param>
/// <param name="Zero">Whether a message was 0.</param>
public readonly record struct LevelRange(double PositiveLeast, double PositiveGreatest, double NegativeLeast, double NegativeGreatest, bool Zero)
{
    /// <summary>Nothing seen.</summary>
    public static LevelRange Empty => new(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity, false);

    /// <summary>This range with one message of level <paramref name="level"/> and the sign of <paramref name="message"/> added.</summary>
    public LevelRange With(double message, double level) => message switch
    {
        > 0 => this with { PositiveLeast = Math.Min(PositiveLeast, level), PositiveGreatest = Math.Max(PositiveGreatest, level) },
        < 0 => this with { NegativeLeast = Math.Min(NegativeLeast, level), NegativeGreatest = Math.Max(NegativeGreatest, level) },
        0 => this with { Zero = true },
        _ => this,
    };
}
