using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>Runs a command line in this process.</summary>
internal sealed class CommandRunner
{
    public string Folder { get; init; } = Path.GetTempPath();

    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    public Func<IReadOnlyList<IDeviceBackend>> Backends { get; init; } = BackendCatalogue.Create;

    /// <summary>Signals of a single command; without it every command has its own, which never come.</summary>
    public Interruption? Interruption { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public bool OutIsTerminal { get; init; }

    public int Width { get; init; } = 120;

    /// <summary>Runs a command line to which SIGINT comes as it asks for devices, which it does when it is about to compute.</summary>
    public static CommandResult StoppedBeforeItComputes(string folder, params string[] arguments)
    {
        using var interruption = new Interruption(_ => { }, code => throw new OperationCanceledException($"exit {code}"));
        var runner = new CommandRunner
        {
            Folder = folder,
            Interruption = interruption,
            Backends = () =>
            {
                interruption.Signal(PosixSignal.SIGINT);
                return [];
            },
        };
        return runner.Run(arguments);
    }

    public CommandResult Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new Host
        {
            Out = output,
            Error = TextWriter.Synchronized(error),
            OutIsTerminal = OutIsTerminal,
            ErrorIsTerminal = ErrorIsTerminal,
            Variable = name => Variables.GetValueOrDefault(name),
            Folder = Folder,
            Arguments = [.. arguments],
            Width = Width,
        };
        var code = Application.Run(arguments, new CommandContext(host, Backends, () => Interruption ?? new Interruption(_ => { }, _ => { })));
        return new CommandResult(code, output.ToString(), error.ToString());
    }
}
