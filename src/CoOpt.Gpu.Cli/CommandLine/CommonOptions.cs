using System.CommandLine;
using CoOpt.Gpu.Cli.Progress;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Stack traces; of every verb. Made anew for each command line, for an option keeps every command it was added to.</summary>
    public static Option<bool> Verbose() => new("--verbose") { Description = "Show the stack trace of an error.", Recursive = true };

    /// <summary>Where runs go.</summary>
    public static Option<string> Out() => new("--out")
    {
        Description = "Folder that receives the run's own folder.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "results/runs",
    };

    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write JSON to standard output." };

    /// <summary>How progress is shown.</summary>
    public static Option<ProgressMode> Progress() => new("--progress")
    {
        Description = "auto (a live line on a terminal, plain lines elsewhere; the default), plain, json or none; always on standard error.",
        HelpName = "mode",
    };
}
