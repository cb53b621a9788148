using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Reports;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Files;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Reports;
using CoOpt.Gpu.Figures.Runs;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Makes the report and the figures of one run, or compares several.</summary>
internal sealed class ReportVerb : IVerb
{
    private readonly Argument<string[]> _runs = new("RUN") { Description = "The folder of a complete run; several are compared.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string?> _figures = new("--figures") { Description = "A figures.yaml whose figures are made as well.", HelpName = "FILE" };

    private readonly Option<bool> _figuresOnly = new("--figures-only") { Description = "Make the figures of --figures and no report." };

    private readonly Option<string?> _rows = new("--rows") { Description = "With --figures-only: a CSV whose rows stand in for those of instances.csv.", HelpName = "FILE" };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Folder that receives the files; by default the run's own (figures: its figures/), for several runs results/reports/A-against-B.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public ReportVerb()
    {
        Command = new Command("report", "Make report.html, report.md and the figures of a run, or compare several runs.");
        Command.Arguments.Add(_runs);
        Command.Options.Add(_figures);
        Command.Options.Add(_figuresOnly);
        Command.Options.Add(_rows);
        Command.Options.Add(_out);
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt report results/runs/quickstart-07c89085
          coopt report results/runs/quickstart-07c89085 --figures experiments/01-quickstart/figures.yaml
          coopt report RUN --figures figures.yaml --figures-only --rows errors.csv --out figures    # a table computed from RUN
          coopt report A B --out results/reports/a-against-b    # paired by the settings that both sweep

        report.html is one file: it opens without a network, prints, and follows light and dark.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var host = context.Host;
        var runs = arguments.GetRequiredValue(_runs).Select(path => ReportInput.Open(host, path)).ToImmutableArray();
        var (file, isOnly, target) = (arguments.GetValue(_figures), arguments.GetValue(_figuresOnly), arguments.GetValue(_out));
        if (isOnly && file is null)
        {
            throw new CommandException(Fault.Usage, "--figures-only makes the figures of a file: add --figures FILE");
        }

        if (arguments.GetValue(_rows) is { } rows)
        {
            runs = isOnly ? [ReportInput.WithRows(host, runs[0], rows)] : throw new CommandException(Fault.Usage, "--rows is for the figures of a file alone: add --figures FILE --figures-only");
        }

        if (runs.Length > 1 && file is not null)
        {
            throw new CommandException(Fault.Usage, "--figures makes figures of one run: name a single RUN, or leave it out");
        }

        var plots = file is null ? [] : Plots(host, file, runs[0]);
        var folder = target is not null ? RunPaths.Absolute(host, target) : Default(host, runs, isOnly);
        if (isOnly)
        {
            foreach (var plot in plots)
            {
                FigureFolder.Write(folder, plot);
            }
        }
        else
        {
            var pages = runs.Select(r => Path.GetRelativePath(folder, r.Folder).Replace('\\', '/')).Select(p => p == "." ? "" : p).ToImmutableArray();
            var page = runs.Length == 1 ? RunReport.Build(runs[0], pages[0], plots) : ComparisonReport.Build(runs, pages);
            ReportFolder.Write(folder, page);
            plots = [.. page.Plots];
        }

        Tell(host, folder, plots, isOnly, arguments.GetValue(_json));
        return ExitCode.Ok;
    }

    private static ImmutableArray<Plot> Plots(Host host, string file, RunData run)
    {
        try
        {
            return FigureSet.Build(ReportInput.Recipes(host, file), run);
        }
        catch (RecipeException problem)
        {
            throw new CommandException(Fault.Usage, $"{file}: {problem.Message.Replace("\n", "; ", StringComparison.Ordinal)}", problem);
        }
    }

    private static string Default(Host host, ImmutableArray<RunData> runs, bool isOnly) =>
        runs.Length > 1 ? RunPaths.Absolute(host, Path.Combine("results", "reports", string.Join("-against-", runs.Select(r => Path.GetFileName(Path.TrimEndingDirectorySeparator(r.Folder))))))
        : isOnly ? Path.Combine(runs[0].Folder, FigureFolder.Name)
        : runs[0].Folder;

    private static void Tell(Host host, string folder, ImmutableArray<Plot> plots, bool isOnly, bool isJson)
    {
        var figures = isOnly ? folder : Path.Combine(folder, FigureFolder.Name);
        if (isJson)
        {
            JsonOutput.Write(host.Out, json =>
            {
                if (!isOnly)
                {
                    json.WriteString("html", Path.Combine(folder, ReportFolder.Html));
                    json.WriteString("markdown", Path.Combine(folder, ReportFolder.Markdown));
                }

                json.WriteString("figuresFolder", figures);
                json.WriteStartArray("figures");
                foreach (var plot in plots)
                {
                    json.WriteStringValue(plot.Figure.Id);
                }

                json.WriteEndArray();
            });
            return;
        }

        if (!isOnly)
        {
            host.Out.WriteLine($"report   {RunPaths.Shown(host, Path.Combine(folder, ReportFolder.Html))}");
            host.Out.WriteLine($"         {RunPaths.Shown(host, Path.Combine(folder, ReportFolder.Markdown))}");
        }

        host.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figures  {RunPaths.Shown(host, figures)} ({plots.Length})"));
    }
}
