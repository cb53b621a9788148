namespace CoOpt.Gpu.Results.Verification;

/// <summary>A cell in which two tables differ.</summary>
/// <param name="Line">The line in the recorded table, from 1; 0 where one row was compared on its own.</param>
/// <param name="Key">Which row it is, such as <c>instance 7, step 40</c>.</param>
/// <param name="Column">The column; empty where a whole row is only in one of the tables.</param>
/// <param name="Recorded">The cell as recorded.</param>
/// <param name="Now">The cell as it is now.</param>
public sealed record CellDifference(long Line, string Key, string Column, string Recorded, string Now)
{
    /// <summary><c>line 9 (instance 7): rate is 0.5, and 0.25 was recorded</c>.</summary>
    public override string ToString()
    {
        var place = Line == 0 ? Key : FormattableString.Invariant($"line {Line}{(Key.Length > 0 ? $" ({Key})" : "")}");
        return Column.Length > 0 ? $"{place}: {Column} is '{Now}', and '{Recorded}' was recorded" : $"{place}: {Now}, and {Recorded} was recorded";
    }
}
