using System.CommandLine;
using System.Globalization;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;
using Spectre.Console;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Lists the devices of this machine, and why a backend has none.</summary>
internal sealed class DevicesVerb : IVerb
{
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public DevicesVerb()
    {
        Command = new Command("devices", "List the devices that --device takes, and why a backend has none.");
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt devices
          coopt devices --json
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var backends = context.Backends();
        var best = Best(backends);
        if (arguments.GetValue(_json))
        {
            WriteJson(context.Host, backends, best);
        }
        else
        {
            WriteTable(context.Host, backends, best);
        }

        return ExitCode.Ok;
    }

    private static string? Best(IReadOnlyList<IDeviceBackend> backends)
    {
        try
        {
            return DeviceChoice.Find(backends, DeviceChoice.Auto).Info.Id;
        }
        catch (CommandException)
        {
            return null;
        }
    }

    private static void WriteTable(Host host, IReadOnlyList<IDeviceBackend> backends, string? best)
    {
        // Narrower, a row would be broken within words.
        const int ForAll = 90;
        (string Header, bool Always, bool Right, Func<IDeviceBackend, DeviceInfo, string> Cell)[] columns =
        [
            ("--device", true, false, (_, d) => d.Id + (d.Id == best ? " (auto)" : "")),
            ("name", true, false, (_, d) => d.Name),
            ("backend", false, false, (b, _) => b.Name),
            ("driver", false, false, (_, d) => d.Driver),
            ("lanes", false, true, (_, d) => d.Lanes.ToString(CultureInfo.InvariantCulture)),
            ("workers", false, true, (_, d) => d.Workers.ToString(CultureInfo.InvariantCulture)),
            ("memory", true, true, (_, d) => ProgressText.Bytes(d.MemoryBytes)),
        ];
        var shown = columns.Where(c => c.Always || host.Width >= ForAll).ToList();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in shown)
        {
            table.AddColumn(new TableColumn(column.Header) { Alignment = column.Right ? Justify.Right : Justify.Left });
        }

        foreach (var (backend, device) in Listed(backends))
        {
            table.AddRow([.. shown.Select(c => Markup.Escape(c.Cell(backend, device)))]);
        }

        SpectreConsole.OnOut(host).Write(table);
        foreach (var backend in backends.Where(b => b.Absence is not null))
        {
            host.Out.WriteLine($"{backend.Name} is absent: {backend.Absence}.");
        }
    }

    private static void WriteJson(Host host, IReadOnlyList<IDeviceBackend> backends, string? best) => JsonOutput.Write(host.Out, json =>
    {
        json.WriteString("auto", best);
        json.WriteStartArray("devices");
        foreach (var (backend, device) in Listed(backends))
        {
            json.WriteStartObject();
            json.WriteString("id", device.Id);
            json.WriteString("name", device.Name);
            json.WriteString("backend", backend.Name);
            json.WriteString("driver", device.Driver);
            json.WriteNumber("lanes", device.Lanes);
            json.WriteNumber("workers", device.Workers);
            json.WriteNumber("memory_bytes", device.MemoryBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("absent");
        foreach (var backend in backends.Where(b => b.Absence is not null))
        {
            json.WriteStartObject();
            json.WriteString("backend", backend.Name);
            json.WriteString("why", backend.Absence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static IEnumerable<(IDeviceBackend Backend, DeviceInfo Device)> Listed(IReadOnlyList<IDeviceBackend> backends) =>
        backends.Where(b => b.Absence is null).SelectMany(b => b.List().Select(d => (b, d)));
}
