using System.CommandLine;
using System.Diagnostics;
using CoOpt.Gpu.Cli.Audits;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Runs a sweep: spec → plan → device → tables, manifest last.</summary>
internal sealed class RunVerb : IVerb
{
    private readonly SpecOptions _spec = new();
    private readonly Option<string> _out = CommonOptions.Out();
    private readonly DeviceOptions _device = new();
    private readonly RecoveryOptions _recovery = new();

    private readonly Option<bool> _keepGoing = new("--keep-going") { Description = "Run on however many instances cannot be set up; they get no row." };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop at the first instance that cannot be set up (the default)." };

    private readonly Option<long> _maxFailures = new("--max-failures")
    {
        Description = "How many instances may fail to be set up; one more ends the run with exit code 3. A diverged instance is data, not a failure.",
        HelpName = "N",
        DefaultValueFactory = static _ => 0,
    };

    private readonly Option<ProgressMode> _progress = CommonOptions.Progress();
    private readonly Option<bool> _rerun = new("--rerun") { Description = "Start anew instead of reusing a run that is complete or going on with one that is not." };
    private readonly AuditOption _audit = new();
    private readonly Option<bool> _yes = new("--yes") { Description = "Run even above 10,000,000 instances or 50 GB of output." };

    /// <summary>Creates the verb.</summary>
    public RunVerb()
    {
        Command = new Command("run", "Run a sweep and write its tables; prints the run's folder. A run that is complete is reused, one that was interrupted goes on.");
        _spec.AddTo(Command);
        Command.Options.Add(_out);
        _device.AddTo(Command);
        _recovery.AddTo(Command);
        foreach (var option in (ReadOnlySpan<Option>)[_keepGoing, _failFast, _maxFailures, _progress, _rerun, _yes])
        {
            Command.Options.Add(option);
        }

        Command.Validators.Add(result =>
        {
            if (result.GetValue(_keepGoing) && (result.GetValue(_failFast) || result.GetResult(_maxFailures) is { Implicit: false }))
            {
                result.AddError("--keep-going excludes --fail-fast and --max-failures");
            }
            else if (result.GetValue(_failFast) && result.GetResult(_maxFailures) is { Implicit: false })
            {
                result.AddError("--fail-fast excludes --max-failures");
            }

            if (result.GetValue(_rerun) && result.GetValue(_recovery.Shard) is not null)
            {
                result.AddError("--shard excludes --rerun: other processes may be at work on the run; remove its folder first");
            }
        });
        _audit.AddTo(Command);
        _maxFailures.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out var count) && count < 0)
            {
                result.AddError($"--max-failures must be at least 0, got {count}");
            }
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt run experiments/01-quickstart/sweep.yaml
          coopt run sweep.yaml --set problem.nodes=50 --set "problem.cpu.box=none"
          coopt run sweep.yaml --sweep "method.alpha=log(0.1, 10, 8) * bound" --sweep "seed=range(0, 32)"
          coopt run sweep.yaml --device cuda --out /data/runs --progress json
          coopt run sweep.yaml --audit 0.01       # then check a hundredth of the instances beside the reference device
          coopt run sweep.yaml --shard 0/8        # one of eight processes; then coopt merge RUN
          folder=$(coopt run sweep.yaml)          # standard output is the run's folder, nothing else

        What is done is committed shard by shard, and instances under way are saved every minute: after Ctrl-C, a signal, a
        crash or a power cut the same command goes on, to the same bytes. Exit code 85: stopped by SIGTERM, SIGUSR1 or SIGHUP.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var start = Stopwatch.GetTimestamp();
        using var interruption = context.Interrupt();
        var request = new RunRequest
        {
            Spec = arguments.GetRequiredValue(_spec.Spec),
            Overrides = _spec.Overrides(arguments),
            Out = RunPaths.Absolute(context.Host, arguments.GetRequiredValue(_out)),
            Device = arguments.GetRequiredValue(_device.Device),
            Threads = arguments.GetValue(_device.Threads),
            MaximumFailures = arguments.GetValue(_keepGoing) ? long.MaxValue : arguments.GetValue(_maxFailures),
            Progress = arguments.GetValue(_progress),
            Rerun = arguments.GetValue(_rerun),
            Slice = _recovery.Slice(arguments),
            CheckpointEvery = _recovery.CheckpointEvery(arguments),
            LaunchTimeout = _recovery.Timeout(arguments),
            Yes = arguments.GetValue(_yes),
        };
        var notes = new RunNotes(context.Host, request.Progress);
        interruption.Notice = text => notes.Write("note", text);
        (interruption.IsImmediate, interruption.IsResumable) = (true, true);
        try
        {
            var code = new SweepRun(context, request, notes, interruption, start).Execute();
            return _audit.After(code, arguments, context, request, notes, interruption, () =>
            {
                var spec = SpecInput.Read(context.Host, request.Spec, request.Overrides);
                return (spec, Path.Combine(request.Out, RunFolder.FolderName(SweepPlan.Of(spec.Source.Sweep, SpecInput.Generator))));
            });
        }
        catch (OperationCanceledException) when (interruption.ExitCode != ExitCode.Ok)
        {
            return interruption.ExitCode;
        }
    }
}
