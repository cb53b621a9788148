namespace CoOpt.Gpu.Storms.Programs;

/// <summary>The program under test: an executable, or a library that <c>dotnet</c> starts.</summary>
/// <param name="Path">Absolute path of <c>coopt</c> or <c>coopt.dll</c>.</param>
/// <param name="Library">Absolute path of <c>coopt.dll</c>, of the same sources: for what must run within another process.</param>
public sealed record CooptProgram(string Path, string Library)
{
    // A shell may have started us with signals ignored, which processes hand on: env puts the defaults back and becomes the program.
    private static readonly string[] Front = ["env", "--default-signal=INT,TERM,HUP,USR1"];

    /// <summary>The command line that runs it with <paramref name="arguments"/>.</summary>
    public string[] Command(IEnumerable<string> arguments) =>
        Path.EndsWith(".dll", StringComparison.Ordinal) ? [.. Front, "dotnet", Path, .. arguments] : [.. Front, Path, .. arguments];
}
