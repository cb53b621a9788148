using System.CommandLine;
using System.Text.Json;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Summaries;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Statistics of a run's rows by groups, as Markdown.</summary>
internal sealed class SummaryVerb : IVerb
{
    private readonly Argument<string> _run = new("RUN") { Description = "The folder of a run, for its instances.csv, or one of its CSV files." };

    private readonly Option<string[]> _by = new("--by")
    {
        Description = "Columns whose values make the groups; none makes one group of all rows.",
        HelpName = "COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _of = new("--of")
    {
        Description = "What to summarise: a column, a/b, a-b, 0.5*a^2, column=text (its share), or abs(…) of one of these.",
        HelpName = "EXPRESSION",
        AllowMultipleArgumentsPerToken = true,
        Required = true,
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Compare each row with the one that has these values and shares all other swept settings: the differences are summarised.",
        HelpName = "COLUMN=VALUE[,…]",
    };

    private readonly Option<bool> _ratio = new("--ratio") { Description = "With --against: ratios in place of differences." };
    private readonly Option<string[]> _where = new("--where")
    {
        Description = "Leave out the rows for which one of these is 0 or empty, such as all but outcome=converged.",
        HelpName = "EXPRESSION",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _most = new("--most")
    {
        Description = "Of the rows that differ along one swept setting alone, see --along, keep the one where this is largest, such as each network's fastest gain; before --against pairs them.",
        HelpName = "EXPRESSION",
    };

    private readonly Option<string?> _least = new("--least") { Description = "The same, where this is smallest.", HelpName = "EXPRESSION" };
    private readonly Option<string[]> _along = new("--along")
    {
        Description = "With --most or --least: the swept setting, or settings that move together.",
        HelpName = "COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public SummaryVerb()
    {
        Command = new Command("summary", "Mean and median with their 95 % intervals (Student's; bootstrap), quartiles and range over the rows of a run, by groups; a Markdown table.");
        Command.Arguments.Add(_run);
        Command.Options.Add(_by);
        Command.Options.Add(_of);
        Command.Options.Add(_against);
        Command.Options.Add(_ratio);
        Command.Options.Add(_where);
        Command.Options.Add(_most);
        Command.Options.Add(_least);
        Command.Options.Add(_along);
        Command.Options.Add(_json);
        Command.Validators.Add(result =>
        {
            if (result.GetValue(_ratio) && result.GetValue(_against) is null)
            {
                result.AddError("--ratio says how --against compares; add --against COLUMN=VALUE");
            }

            var (most, least) = (result.GetValue(_most), result.GetValue(_least));
            if (most is not null && least is not null)
            {
                result.AddError("--most and --least choose rows each in its way; give one of them");
            }

            if ((most ?? least) is null != result.GetValue(_along) is null or [])
            {
                result.AddError("--most and --least go with --along COLUMN, the swept setting in which the rows differ");
            }
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt summary results/runs/quickstart-07c89085 --by links.rho --of distance outcome=stalled
          coopt summary results/runs/mnist-0a1b2c3d --of accuracy-accuracy_opt
          coopt summary results/runs/quickstart-07c89085 --by links.rho --of distance --against links.rho=0.125 --ratio
          coopt summary results/runs/alpha-ablation-0a1b2c3d --by links.coupling --of tightness --most rate --along method.alpha
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var run = Path.GetFullPath(arguments.GetRequiredValue(_run), context.Host.Folder);
        var path = Directory.Exists(run) ? Path.Combine(run, "instances.csv") : run;
        if (!File.Exists(path))
        {
            throw new CommandException(Fault.Usage, $"there is no {path}: name the folder of a complete run, or one of its CSV files");
        }

        IntactTable.Require(path);
        TableSummary summary;
        try
        {
            var pairing = arguments.GetValue(_against) is { } reference ? RowPairing.Parse(reference, arguments.GetValue(_ratio)) : null;
            var choice = arguments.GetValue(_along) is [_, ..] along ? new RowChoice((arguments.GetValue(_most) ?? arguments.GetValue(_least))!, [.. along], arguments.GetValue(_most) is null) : null;
            summary = TableSummary.Read(path, [.. arguments.GetValue(_by) ?? []], [.. arguments.GetRequiredValue(_of)], pairing, choice, [.. arguments.GetValue(_where) ?? []]);
        }
        catch (TableFormatException error)
        {
            throw new CommandException(Fault.Usage, error.Message, error);
        }

        if (arguments.GetValue(_json))
        {
            JsonOutput.Write(context.Host.Out, json => Write(json, summary));
        }
        else
        {
            context.Host.Out.Write(summary.ToMarkdown());
        }

        return ExitCode.Ok;
    }

    private static void Write(Utf8JsonWriter json, TableSummary summary)
    {
        json.WriteStartArray("groups");
        foreach (var group in summary.Groups)
        {
            var s = group.Statistics;
            json.WriteStartObject();
            json.WriteStartObject("group");
            for (var k = 0; k < summary.By.Length; k++)
            {
                json.WriteString(summary.By[k], group.Group[k]);
            }

            json.WriteEndObject();
            json.WriteString("of", group.Expression);
            json.WriteNumber("count", s.Count);
            json.WriteNumber("empty", s.Empty);
            Number("mean", s.Mean);
            Number("halfWidth95", s.HalfWidth);
            string[] names = ["minimum", "lowerQuartile", "median", "upperQuartile", "maximum"];
            for (var q = 0; q < names.Length; q++)
            {
                Number(names[q], s.Quantiles[q]);
            }

            Number("medianLower95", s.MedianInterval.Lower);
            Number("medianUpper95", s.MedianInterval.Upper);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void Number(string name, double value)
        {
            if (double.IsFinite(value))
            {
                json.WriteNumber(name, value);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }
}
