namespace CoOpt.Gpu.Results.Verification;

/// <summary>One thing in which a run is not what it says of itself.</summary>
/// <param name="Where">The file, relative to the run's folder, with the line where there is one; empty for the folder itself.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Finding(string Where, string What, string Remedy)
{
    /// <summary><c>traces/part-00000.csv: 12 bytes, and 40 were written; restore it, …</c>.</summary>
    public override string ToString() => Where.Length > 0 ? $"{Where}: {What}; {Remedy}" : $"{What}; {Remedy}";
}
