using System.Collections.Immutable;
using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Explanations;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Says what an error code means.</summary>
internal sealed class ExplainVerb : IVerb
{
    private readonly Argument<string[]> _codes = new("CODE")
    {
        Description = "Codes such as CO0107; without one, all are listed.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public ExplainVerb()
    {
        Command = new Command("explain", "Say what an error code means, with a wrong and a right example, and what to do.");
        Command.Arguments.Add(_codes);
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt explain CO0107
          coopt explain 107              # the same
          coopt explain                  # every code with its title
          coopt explain --json           # every code with all there is
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var host = context.Host;
        var codes = arguments.GetValue(_codes) ?? [];
        var found = codes.Length > 0 ? codes.Select(Find).ToImmutableArray() : ExplanationCatalogue.All;
        if (arguments.GetValue(_json))
        {
            JsonOutput.Write(host.Out, json => ExplanationJson.Write(json, found));
            return ExitCode.Ok;
        }

        for (var k = 0; k < found.Length; k++)
        {
            if (codes.Length == 0)
            {
                host.Out.WriteLine($"{found[k].Code}  {found[k].Title}");
                continue;
            }

            if (k > 0)
            {
                host.Out.WriteLine();
            }

            ExplanationText.Write(found[k], host);
        }

        return ExitCode.Ok;
    }

    private static Explanation Find(string code)
    {
        if (ExplanationCatalogue.Find(code) is { } explanation)
        {
            return explanation;
        }

        var near = ExplanationCatalogue.Nearest(code);
        var hint = near.IsEmpty ? "" : $"; did you mean {string.Join(" or ", near)}?";
        throw new CommandException(Fault.Usage, $"no error has the code '{code}'{hint} (`coopt explain` lists all)");
    }
}
