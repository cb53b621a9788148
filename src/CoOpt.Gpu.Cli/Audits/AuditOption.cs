using System.CommandLine;
using System.CommandLine.Parsing;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary><c>--audit</c> of the verbs that make a run: what it takes, and the audit once the run is complete.</summary>
internal sealed class AuditOption
{
    private readonly Option<double?> _audit = new("--audit")
    {
        Description = "Once the run is complete, make this share of its instances again (0 to 1, at least one; which ones follows from the plan): each alone, "
            + "to the same bytes, and step by step beside the reference device. The result goes into manifest.json; exit code 4 where one differs.",
        HelpName = "share",
    };

    /// <summary>Adds it to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_audit);
        command.Validators.Add(result =>
        {
            // A value that is no number is told by the parser.
            if (result.GetResult(_audit) is not { Tokens: [var token, ..] } || !double.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var share))
            {
                return;
            }

            if (!(share is >= 0 and <= 1))
            {
                result.AddError($"--audit must be in [0, 1], got {token.Value}");
            }
            else if (result.Children.OfType<OptionResult>().Any(o => o is { Implicit: false, Option.Name: "--shard" }))
            {
                result.AddError("--audit wants the whole run and excludes --shard: after the merge, coopt resume RUN --audit audits it");
            }
        });
    }

    /// <summary>Audits the run that ended with <paramref name="code"/>, if it was asked for and the run is complete.</summary>
    /// <param name="code">The exit code so far.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="context">Streams and backends.</param>
    /// <param name="request">Device and threads.</param>
    /// <param name="notes">Where the user is told things.</param>
    /// <param name="interruption">Signals.</param>
    /// <param name="run">The sweep again, and the folder of the run.</param>
    /// <returns>The exit code.</returns>
    public int After(int code, ParseResult arguments, CommandContext context, RunRequest request, RunNotes notes, Interruption interruption, Func<(SpecInput Spec, string Folder)> run)
    {
        if (code != ExitCode.Ok || arguments.GetValue(_audit) is not { } share || share == 0)
        {
            return code;
        }

        // What is there is complete, and the manifest is replaced as a whole.
        (interruption.IsImmediate, interruption.ImmediateNotice) = (true, "stopped; the run is complete, its audit is not entered; the same command audits it again");
        var (spec, folder) = run();
        return new RunAudit(context, spec, folder, notes).Execute(share, request.Device, request.Threads, interruption.Token);
    }
}
