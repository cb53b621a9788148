using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Figures;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Draws kept figures anew.</summary>
internal sealed class FigureVerb : IVerb
{
    private readonly Argument<string[]> _names = new("ID")
    {
        Description = "Ids of figures; where several have the same, the end of the path too, as in quickstart/convergence. Without one, all.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _in = new("--in")
    {
        Description = "Folder that is searched: itself, and every figures folder below it.",
        HelpName = "FOLDER",
        DefaultValueFactory = static _ => "results",
    };

    private readonly Option<bool> _check = new("--check") { Description = "Compare instead of writing: each picture must be, byte for byte, what its rows give." };

    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public FigureVerb()
    {
        Command = new Command("figure", "Draw kept figures anew from the rows beside them.");
        Command.Arguments.Add(_names);
        Command.Options.Add(_in);
        Command.Options.Add(_check);
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt figure                                     # every SVG and Vega-Lite file below results/ anew
          coopt figure --check                             # compare them instead; writes nothing
          coopt figure quickstart/convergence --in results
          coopt figure --in results/runs/quickstart-c39479e2 --check

        A figure is ID.csv, the rows plotted, and ID.vl.json, what is shown of them (Vega-Lite); ID.svg follows from these two.
        Exit codes: 0 done, 4 a file differs or cannot be read. One line for each such file, on standard error.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var host = context.Host;
        var folder = RunPaths.Absolute(host, arguments.GetRequiredValue(_in));
        var shown = RunPaths.Shown(host, folder);
        var figures = FigureSearch.Select(FigureSearch.Below(folder, shown), arguments.GetValue(_names) ?? [], shown);
        var checkOnly = arguments.GetValue(_check);
        var outcomes = FigureRebuild.InPlace(figures, checkOnly, host).ToList();
        if (arguments.GetValue(_json))
        {
            JsonOutput.Write(host.Out, json => FigureText.WriteJson(json, outcomes));
        }
        else
        {
            FigureText.Write(outcomes, figures.Length, checkOnly, host);
        }

        return outcomes.Select(o => FigureText.FaultOf(o)?.ExitCode ?? ExitCode.Ok).DefaultIfEmpty(ExitCode.Ok).Max();
    }
}
