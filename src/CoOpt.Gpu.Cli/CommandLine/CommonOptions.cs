using System.CommandLine;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Stack traces; of every verb.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show the stack trace of an error.", Recursive = true };

    /// <summary>Where runs go.</summary>
    public static Option<string> Out() => new("--out")
    {
        Description = "Folder that receives the run's own folder.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "results/runs",
    };

    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write JSON to standard output." };
}
