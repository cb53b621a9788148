using System.CommandLine;
using System.Text.Json;
using CoOpt.Gpu.Cli.Checks;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Tests the machine: processor and its arithmetic, limits, signals, devices against known answers and the reference, culture, disk, clock.</summary>
internal sealed class DoctorVerb : IVerb
{
    private readonly Option<string> _out = CommonOptions.Out();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public DoctorVerb()
    {
        Command = new Command(
            "doctor",
            "Test this machine: processor, arithmetic of every device against known answers and the reference, limits, signals, culture, disk, clock. "
            + "Each line says what to do.");
        Command.Options.Add(_out);
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt doctor
          coopt doctor --out /data/runs --json

        Exit codes: 0 nothing failed (warn is no failure), 1 the processor, a device or the culture gives wrong numbers, or signals are not heard, 5 a device or the disk fails.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var host = context.Host;
        using var interruption = context.Interrupt();
        var path = RunPaths.Absolute(host, arguments.GetRequiredValue(_out));
        var json = arguments.GetValue(_json);
        var results = new List<CheckResult>();
        try
        {
            foreach (var result in Run(context, path, interruption.Token))
            {
                results.Add(result);
                if (!json)
                {
                    host.Out.WriteLine(Line(result));
                }
            }
        }
        catch (OperationCanceledException) when (interruption.ExitCode != ExitCode.Ok)
        {
            return interruption.ExitCode;
        }

        if (json)
        {
            JsonOutput.Write(host.Out, writer => Write(writer, results));
        }

        return results.Where(r => r.Status == CheckStatus.Fail).Select(r => r.ExitCode).DefaultIfEmpty(ExitCode.Ok).Min();
    }

    private static IEnumerable<CheckResult> Run(CommandContext context, string path, CancellationToken token)
    {
        var backends = context.Backends();
        var absent = backends.Where(b => b.Absence is not null).Select(b => new CheckResult(b.Name, CheckStatus.Warn, "absent", b.Absence!));
        return ProcessorCheck.Run()
            .Concat(LaneCheck.Run())
            .Concat(LimitCheck.Run())
            .Concat(SignalCheck.Run())
            .Append(CultureCheck.Run())
            .Concat(ArithmeticCheck.Run(backends, token))
            .Concat(absent)
            .Concat(DiskCheck.Run(path, RunPaths.Shown(context.Host, path)));
    }

    private static string Line(CheckResult result)
    {
        var line = $"{result.Status.ToString().ToLowerInvariant(),-4}  {result.Name,-10}  {result.Finding}";
        return result.Advice.Length > 0 ? $"{line}; {result.Advice}" : line;
    }

    private static void Write(Utf8JsonWriter json, List<CheckResult> results)
    {
        json.WriteStartArray("checks");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("name", result.Name);
            json.WriteString("status", result.Status.ToString().ToLowerInvariant());
            json.WriteString("finding", result.Finding);
            json.WriteString("advice", result.Advice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
