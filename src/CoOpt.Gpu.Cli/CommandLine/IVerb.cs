using System.CommandLine;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>One verb of the command line: its options, its help and what it does.</summary>
internal interface IVerb
{
    /// <summary>The command with its options; its action is set by the tree.</summary>
    Command Command { get; }

    /// <summary>Examples shown below the help, two spaces in.</summary>
    string Examples { get; }

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    int Execute(ParseResult arguments, CommandContext context);
}
