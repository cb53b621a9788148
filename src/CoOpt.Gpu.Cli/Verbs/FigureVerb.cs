using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Figures;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Figures.Conversion;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Draws kept figures anew.</summary>
internal sealed class FigureVerb : IVerb
{
    // Below nothing can be read; above a page is a hundred million pixels.
    private const int LeastDpi = 30;
    private const int MostDpi = 1200;

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

    private readonly Option<bool> _check = new("--check") { Description = "Compare instead of writing: each picture and document must be, byte for byte, what its rows give." };

    private readonly Option<PictureFormat> _format = new("--format")
    {
        Description = "svg (the default), pdf or png; the last two by rsvg-convert.",
        HelpName = "format",
    };

    private readonly Option<Theme> _theme = new("--theme")
    {
        Description = "auto (light, and dark where the display prefers it; the default), light or dark; in PDF and PNG auto is light.",
        HelpName = "theme",
    };

    private readonly Option<FigureSize?> _size = new("--size") { Description = "column (88 mm wide) or page (180 mm); by default the figure's own.", HelpName = "size" };

    private readonly Option<int?> _dpi = new("--dpi") { Description = FormattableString.Invariant($"Pixels per inch of a PNG, {LeastDpi} to {MostDpi}; {RsvgConverter.UsualDpi} unless given."), HelpName = "N" };

    private readonly Option<string?> _out = new("--out") { Description = "Folder that receives pictures in another format, theme or size; by default the current one.", HelpName = "DIR" };

    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public FigureVerb()
    {
        Command = new Command("figure", "Draw kept figures anew from the rows beside them.");
        Command.Arguments.Add(_names);
        Command.Options.Add(_in);
        Command.Options.Add(_check);
        _format.AcceptOnlyFromAmong("svg", "pdf", "png");
        _theme.AcceptOnlyFromAmong("auto", "light", "dark");
        _size.AcceptOnlyFromAmong("column", "page");
        Command.Options.Add(_format);
        Command.Options.Add(_theme);
        Command.Options.Add(_size);
        Command.Options.Add(_dpi);
        Command.Options.Add(_out);
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
          coopt figure --in results/runs/quickstart-07c89085 --check
          coopt figure quickstart/convergence --format pdf --size column --out paper
          coopt figure distance-map --format png --theme dark --dpi 300

        A figure is ID.csv, the rows plotted, and ID.vl.json, what is shown of them (Vega-Lite); ID.svg follows from these two. Without options they are
        rewritten where they are; pictures in another format, theme or size go to --out and leave the kept ones alone.
        Exit codes: 0 done, 4 a file differs or cannot be read, 5 no rsvg-convert. One line for each such file, on standard error.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var host = context.Host;
        var folder = RunPaths.Absolute(host, arguments.GetRequiredValue(_in));
        var shown = RunPaths.Shown(host, folder);
        var figures = FigureSearch.Select(FigureSearch.Below(folder, shown), arguments.GetValue(_names) ?? [], shown);
        var checkOnly = arguments.GetValue(_check);
        var outcomes = (Variant(arguments) is { } variant
            ? variant.Write(figures, RunPaths.Absolute(host, arguments.GetValue(_out) ?? "."), host)
            : FigureRebuild.InPlace(figures, checkOnly, host)).ToList();
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

    // Null where the kept files themselves are asked for.
    private FigureVariant? Variant(ParseResult arguments)
    {
        var (format, theme, size, dpi) = (arguments.GetValue(_format), arguments.GetValue(_theme), arguments.GetValue(_size), arguments.GetValue(_dpi));
        if (dpi is not null && format != PictureFormat.Png)
        {
            throw new CommandException(Fault.Usage, "--dpi is of --format png alone: svg and pdf have no pixels");
        }

        if (dpi is < LeastDpi or > MostDpi)
        {
            throw new CommandException(Fault.Usage, FormattableString.Invariant($"--dpi must be in {LeastDpi}..{MostDpi}, got {dpi}"));
        }

        if (format == PictureFormat.Svg && theme == Theme.Auto && size is null && arguments.GetValue(_out) is null)
        {
            return null;
        }

        return !arguments.GetValue(_check) ? new FigureVariant(format, theme, size, dpi ?? RsvgConverter.UsualDpi)
            : throw new CommandException(Fault.Usage, "--check compares the kept files; it goes with none of --format, --theme, --size and --out");
    }
}
