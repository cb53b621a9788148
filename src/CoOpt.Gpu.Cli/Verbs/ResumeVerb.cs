using System.CommandLine;
using System.Diagnostics;
using CoOpt.Gpu.Cli.Audits;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Reruns;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Goes on with an interrupted run from its folder alone.</summary>
internal sealed class ResumeVerb : IVerb
{
    private readonly Argument<string> _run = new("RUN") { Description = "The folder of a run that is not complete." };

    private readonly Option<Resumption> _failed = new("--failed")
    {
        Description = "resume (the default), restart (shards with instances that could not be set up are done again, and instances under way begin anew), or skip (such instances get no row, however many).",
        HelpName = "what",
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder of the data files that the plan names; without it they are looked for here.",
        HelpName = "FOLDER",
    };

    private readonly Option<long> _maxFailures = new("--max-failures")
    {
        Description = "How many instances of the run may fail to be set up; one more ends it with exit code 3.",
        HelpName = "N",
        DefaultValueFactory = static _ => 0,
    };

    private readonly AuditOption _audit = new();
    private readonly DeviceOptions _device = new();
    private readonly RecoveryOptions _recovery = new();
    private readonly Option<ProgressMode> _progress = CommonOptions.Progress();

    /// <summary>Creates the verb.</summary>
    public ResumeVerb()
    {
        Command = new Command("resume", "Go on with an interrupted run from its folder; prints the folder. The tables are byte for byte those of an uninterrupted run.");
        Command.Arguments.Add(_run);
        foreach (var option in (ReadOnlySpan<Option>)[_failed, _maxFailures, _data])
        {
            Command.Options.Add(option);
        }

        _device.AddTo(Command);
        _recovery.AddTo(Command);
        Command.Options.Add(_progress);
        _audit.AddTo(Command);
        Command.Validators.Add(result =>
        {
            // Its text, for a value that is none of these is told by the parser.
            var failed = result.GetResult(_failed)?.Tokens is [var token, ..] ? token.Value : null;
            if (Is(failed, Resumption.Skip) && result.GetResult(_maxFailures) is { Implicit: false })
            {
                result.AddError("--failed skip excludes --max-failures");
            }
            else if (Is(failed, Resumption.Restart) && result.GetValue(_recovery.Shard) is not null)
            {
                result.AddError("--failed restart excludes --shard: other processes may be at work on the run");
            }
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt resume results/runs/quickstart-07c89085
          coopt resume results/runs/quickstart-07c89085 --device cuda      # any device but the reference gives the same bytes
          coopt resume results/runs/quickstart-07c89085 --shard 3/8
          coopt resume results/runs/mnist-1a2b3c4d --data ~/data/mnist

        Committed shards stay; instances under way go on from their last checkpoint. Where a device failed, its work is done
        again on every resume; coopt merge --partial makes tables without it.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var (start, host) = (Stopwatch.GetTimestamp(), context.Host);
        using var interruption = context.Interrupt();
        var run = RecordedRun.Open(host, arguments.GetRequiredValue(_run));
        var request = Request(arguments, run);
        var notes = new RunNotes(host, request.Progress);
        interruption.Notice = text => notes.Write("note", text);
        (interruption.IsImmediate, interruption.IsResumable) = (true, true);
        try
        {
            var sweep = new SweepRun(context, request, notes, interruption, start);
            if (!sweep.TryReuse(run.Plan))
            {
                sweep.MakeOrReuse(Spec(), run.Plan);
            }

            return _audit.After(ExitCode.Ok, arguments, context, request, notes, interruption, () => (Spec(), run.Folder));
        }
        catch (OperationCanceledException) when (interruption.ExitCode != ExitCode.Ok)
        {
            return interruption.ExitCode;
        }

        SpecInput Spec() => SpecInput.Reopen(new DataFiles(host, run, arguments.GetValue(_data)).Locate());
    }

    private static bool Is(string? text, Resumption value) => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase);

    private RunRequest Request(ParseResult arguments, RecordedRun run) => new()
    {
        Out = Path.GetDirectoryName(run.Folder)!,
        Folder = run.Folder,
        Device = arguments.GetRequiredValue(_device.Device),
        Threads = arguments.GetValue(_device.Threads),
        MaximumFailures = arguments.GetValue(_failed) == Resumption.Skip ? long.MaxValue : arguments.GetValue(_maxFailures),
        Progress = arguments.GetValue(_progress),
        Rerun = false,
        Slice = _recovery.Slice(arguments),
        CheckpointEvery = _recovery.CheckpointEvery(arguments),
        LaunchTimeout = _recovery.Timeout(arguments),
        Resumption = arguments.GetValue(_failed),

        // The size was agreed to when the run was begun.
        Yes = true,
    };
}
