using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Completions;
using CoOpt.Gpu.Cli.Errors;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Prints a script that makes a shell complete the command line.</summary>
internal sealed class CompletionVerb : IVerb
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, fish, powershell or zsh." };

    /// <summary>Creates the verb.</summary>
    public CompletionVerb()
    {
        Command = new Command("completion", "Print a script that makes a shell complete verbs, options, devices, settings, specs, runs, figures and codes.");
        _shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        Command.Arguments.Add(_shell);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          source <(coopt completion bash)            # in ~/.bashrc
          source <(coopt completion zsh)             # in ~/.zshrc, after compinit
          coopt completion fish > ~/.config/fish/completions/coopt.fish
          coopt completion powershell | Out-String | Invoke-Expression            # in $PROFILE
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        context.Host.Out.Write(CompletionScript.Of(arguments.GetRequiredValue(_shell)));
        return ExitCode.Ok;
    }
}
