using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Cli.Verification;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Holds stored runs against their manifests, plans and the data dictionary.</summary>
internal sealed class VerifyVerb : IVerb
{
    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "Folders of runs.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _partial = new("--partial")
    {
        Description = "Check what is there: files that were not kept and a run that is incomplete are no faults.",
    };

    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public VerifyVerb()
    {
        Command = new Command("verify", "Check stored runs: the hash of every file against the manifest, columns against the data dictionary, rows against the plan.");
        Command.Arguments.Add(_runs);
        Command.Options.Add(_partial);
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt verify results/runs/quickstart-07c89085
          coopt verify results/runs/*                         # every run
          coopt verify results/quickstart --partial           # plan and manifest were kept, the tables were not
          coopt verify results/runs/quickstart-07c89085 --json

        Exit codes: 0 every file is as it was written, 2 no run in a folder, 4 a fault. One line for each fault, on standard error.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var host = context.Host;
        var isJson = arguments.GetValue(_json);
        var runs = new List<(string Shown, RunVerification Run)>();
        foreach (var name in arguments.GetRequiredValue(_runs))
        {
            var path = RunPaths.Absolute(host, name);
            var run = RunVerification.Of(path, arguments.GetValue(_partial));
            runs.Add((RunPaths.Shown(host, path), run));
            if (!isJson)
            {
                VerificationText.Write(run, runs[^1].Shown, host);
            }
        }

        if (isJson)
        {
            JsonOutput.Write(host.Out, json => VerificationJson.Write(json, runs));
        }

        if (!isJson)
        {
            ErrorHint.Write(host, runs.SelectMany(r => r.Run.Findings.Select(f => VerificationText.FaultOf(r.Run, f).Code)));
        }

        // A fault in one run weighs more than a folder without a run.
        return runs.SelectMany(r => r.Run.Findings.Select(f => VerificationText.FaultOf(r.Run, f).ExitCode)).DefaultIfEmpty(ExitCode.Ok).Max();
    }
}
