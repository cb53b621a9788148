using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Reruns;
using CoOpt.Gpu.Cli.Status;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Says where a run stands.</summary>
internal sealed class StatusVerb : IVerb
{
    private const string Clear = "\e[H\e[2J";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Argument<string> _run = new("RUN") { Description = "The folder of a run." };
    private readonly Option<bool> _watch = new("--watch") { Description = "Say it every two seconds until the run is complete, or nobody is at work on it any more." };
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public StatusVerb()
    {
        Command = new Command("status", "Say where a run stands: shards, checkpoints, processes at work, time left, and what to type next. Changes nothing.");
        Command.Arguments.Add(_run);
        Command.Options.Add(_watch);
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt status results/runs/quickstart-07c89085
          coopt status results/runs/quickstart-07c89085 --watch
          coopt status results/runs/quickstart-07c89085 --json | jq .shards_committed

        A process writes a sign of life every 30 s; one of whom none has come for 90 s is taken for dead.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var (host, isWatch, isJson) = (context.Host, arguments.GetValue(_watch), arguments.GetValue(_json));
        using var interruption = context.Interrupt();
        interruption.Notice = static _ => { };
        while (true)
        {
            var status = RunStatus.Of(RecordedRun.Open(host, arguments.GetRequiredValue(_run)), DateTimeOffset.UtcNow);
            Write(host, status, isWatch, isJson);
            if (!isWatch || status.Next is not null)
            {
                return ExitCode.Ok;
            }

            if (interruption.Token.WaitHandle.WaitOne(Interval))
            {
                return interruption.ExitCode;
            }
        }
    }

    private static void Write(Host host, RunStatus status, bool isWatch, bool isJson)
    {
        if (isJson)
        {
            var write = (System.Text.Json.Utf8JsonWriter json) => StatusJson.Write(json, status);
            if (isWatch)
            {
                host.Out.WriteLine(JsonOutput.Line(write));
            }
            else
            {
                JsonOutput.Write(host.Out, write);
            }
        }
        else
        {
            host.Out.Write(isWatch && host.ColorOnOut ? Clear : "");
            foreach (var line in StatusText.Lines(status))
            {
                host.Out.WriteLine(PlainText.Line(line));
            }
        }

        host.Out.Flush();
    }
}
