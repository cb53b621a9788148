using System.CommandLine;
using System.Globalization;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Estimates;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Says what a run would do, and writes nothing.</summary>
internal sealed class PlanVerb : IVerb
{
    private readonly SpecOptions _spec = new();
    private readonly Option<string> _out = CommonOptions.Out();
    private readonly DeviceOptions _device = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private readonly Option<double?> _rate = new("--rate")
    {
        Description = "Node-steps per second to reckon with, in place of a short measurement on the device.",
        HelpName = "R",
    };

    /// <summary>Creates the verb.</summary>
    public PlanVerb()
    {
        Command = new Command("plan", "Say what a run would do: axes, instances, batches, memory, bytes to be written, estimated time. Writes nothing.");
        _spec.AddTo(Command);
        Command.Options.Add(_out);
        _device.AddTo(Command);
        Command.Options.Add(_rate);
        Command.Options.Add(_json);
        _rate.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1
                && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var rate)
                && !(rate > 0 && double.IsFinite(rate)))
            {
                result.AddError($"--rate must be positive and finite, got {result.Tokens[0].Value}");
            }
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt plan sweep.yaml
          coopt plan sweep.yaml --device cuda --json
          coopt plan sweep.yaml --rate 60e6       # no measurement
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var host = context.Host;
        using var interruption = context.Interrupt();
        interruption.IsImmediate = true;
        try
        {
            var spec = SpecInput.Read(host, arguments.GetRequiredValue(_spec.Spec), _spec.Overrides(arguments));
            var frozen = SweepPlan.Of(spec.Source.Sweep, SpecInput.Generator);
            var path = Path.Combine(RunPaths.Absolute(host, arguments.GetRequiredValue(_out)), RunFolder.FolderName(frozen));
            using var device = DeviceChoice.Open(context.Backends(), arguments.GetRequiredValue(_device.Device), arguments.GetValue(_device.Threads));
            var plan = Planner.Plan(spec.Source, spec.ResolveUntil(interruption.Token), device.PreferredBatch);
            var report = new PlanReport
            {
                Plan = plan,
                Hash = frozen.Hash,
                Folder = RunPaths.Shown(host, path),
                State = RunInspection.Of(path),
                Device = device.Info,
                Estimate = SweepEstimate.Of(plan, spec, device, arguments.GetValue(_rate), interruption.Token),
                FreeBytes = RunPaths.FreeBytes(path),
                Warnings = [.. spec.Warnings, .. plan.Warnings],
            };
            if (arguments.GetValue(_json))
            {
                PlanJson.Write(report, host.Out);
            }
            else
            {
                PlanText.Write(report, host);
            }

            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (interruption.ExitCode != ExitCode.Ok)
        {
            return interruption.ExitCode;
        }
    }
}
