namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>One output of a run, made again.</summary>
/// <param name="Name">Relative to the run's folder.</param>
/// <param name="IsSame">Whether it has the recorded hash.</param>
/// <param name="Difference">The first row that differs, or why it cannot be told; empty where nothing does.</param>
internal sealed record RerunFile(string Name, bool IsSame, string Difference)
{
    /// <summary>Whether only the stored file is other: what was recorded is made again.</summary>
    public bool IsDamaged { get; init; }
}
