using System.CommandLine;
using System.Diagnostics;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Reruns;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Makes a stored run again from its frozen plan.</summary>
internal sealed class RerunVerb : IVerb
{
    private const string Observables = "trace.observables";

    private readonly Argument<string> _run = new("RUN") { Description = "The folder of a run; its plan.json is enough." };
    private readonly Option<bool> _check = new("--check") { Description = "Compare with the recorded files, which must have the same bytes, and keep nothing." };
    private readonly InstanceOption _instance = new();
    private readonly Option<bool> _trace = new("--trace") { Description = "Print the traces of the instances in place of their rows." };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder of the data files that the plan names; without it they are looked for beside the recorded spec and here.",
        HelpName = "FOLDER",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder that receives the new run's own folder, and with --check for a while.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "results/reruns",
    };

    private readonly DeviceOptions _device = new("as recorded");
    private readonly Option<ProgressMode> _progress = CommonOptions.Progress();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public RerunVerb()
    {
        Command = new Command("rerun", "Make a stored run again from its frozen plan, or single instances of it, and say whether the bytes are the same.");
        Command.Arguments.Add(_run);
        foreach (var option in (ReadOnlySpan<Option>)[_check, _instance.Option, _trace, _data, _out])
        {
            Command.Options.Add(option);
        }

        _device.AddTo(Command);
        Command.Options.Add(_progress);
        Command.Options.Add(_json);
        Command.Validators.Add(result =>
        {
            if (result.GetValue(_trace) && result.GetResult(_instance.Option) is null)
            {
                result.AddError("--trace needs --instance N: it prints the trace of single instances");
            }
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt rerun results/runs/quickstart-07c89085 --check            # are the bytes the same?
          coopt rerun results/quickstart --out /data/runs                 # tables that were not kept, made again
          coopt rerun results/mnist/3-versus-5 --check --data ~/data/mnist
          coopt rerun results/runs/quickstart-07c89085 --instance 7       # its row, compared with the recorded one
          coopt rerun results/runs/quickstart-07c89085 --instance 7,8 --trace > trace.csv

        The same plan gives the same bytes on the same class of machine; how this one differs from the recorded one is said first.
        Exit codes: 0 done, or with --check the same bytes; 4 with --check other bytes, or a damaged run.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var start = Stopwatch.GetTimestamp();
        var host = context.Host;
        using var interruption = context.Interrupt();
        var request = Request(arguments, host);
        var notes = new RunNotes(host, request.Progress);
        interruption.Notice = text => notes.Write("note", text);
        (interruption.IsImmediate, interruption.IsResumable) = (true, request is { Check: false, Instances.IsEmpty: true });
        try
        {
            var run = RecordedRun.Open(host, request.Run);
            _instance.Check(request.Instances, run.Plan.Sweep.Count);
            var sweep = new DataFiles(host, run, request.Data).Locate();
            if (request.Trace && sweep.Settings.GetValueOrDefault(Observables).IsNone)
            {
                // What is traced bears on no number; a run without traces can still show one.
                sweep = sweep with { Settings = sweep.Settings.SetItem(Observables, SettingValue.Of("all")) };
            }

            var id = request.Device ?? run.Manifest?.Device.Kind ?? DeviceChoice.Auto;
            TellClass(run, DeviceChoice.Find(context.Backends(), id).Info, notes);
            var spec = SpecInput.Reopen(sweep);
            if (!request.Instances.IsEmpty)
            {
                using var device = DeviceChoice.Open(context.Backends(), id, request.Threads);
                return new SingleRerun(host, request, run).Execute(spec, device, interruption.Token);
            }

            var whole = new WholeRerun(context, request, run, id, interruption, start);
            return request.Check ? whole.Check(spec) : whole.Write(spec);
        }
        catch (OperationCanceledException) when (interruption.ExitCode != ExitCode.Ok)
        {
            if (!interruption.IsResumable)
            {
                notes.Write("stopped", "no file was left; run it again to start anew");
            }

            return interruption.ExitCode;
        }
    }

    private static void TellClass(RecordedRun run, Engine.Devices.DeviceInfo device, RunNotes notes)
    {
        if (run.Manifest is { } manifest && MachineClass.Differences(manifest, device) is { IsEmpty: false } differences)
        {
            notes.Write(
                "note",
                $"another class of machine or program than {run.Shown} was made with: last digits may differ ({string.Join("; ", differences)})");
        }
    }

    private RerunRequest Request(ParseResult arguments, Host host) => new()
    {
        Run = arguments.GetRequiredValue(_run),
        Check = arguments.GetValue(_check),
        Instances = _instance.Value(arguments),
        Trace = arguments.GetValue(_trace),
        Data = arguments.GetValue(_data),
        Out = RunPaths.Absolute(host, arguments.GetRequiredValue(_out)),
        Device = arguments.GetValue(_device.Device) is var id && id == _device.Default ? null : id,
        Threads = arguments.GetValue(_device.Threads),
        Progress = arguments.GetValue(_progress),
        Json = arguments.GetValue(_json),
    };
}
