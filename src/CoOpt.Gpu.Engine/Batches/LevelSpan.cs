namespace CoOpt.Gpu.Engine.Batches;

/// <summary>The quantiser levels that one variable's messages spanned so far.</summary>
/// <param name="Smallest">Log: smallest |level value| other than 0. Uniform: smallest signed value. NaN if none was seen.</param>
/// <param name="Largest">Log: largest |level value|. Uniform: largest signed value. NaN if none was seen.</param>
/// <param name="Negative">Whether a negative level was seen.</param>
/// <param name="Positive">Whether a positive level was seen.</param>
/// <param name="Zero">Whether level 0 was seen.</param>
public readonly record struct LevelSpan(double Smallest, double Largest, bool Negative, bool Positive, bool Zero)
{
    /// <summary>Nothing seen.</summary>
    public static LevelSpan Empty => new(double.NaN, double.NaN, false, false, false);
}
