using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>What a run tells on standard error beside its progress: in the form of the progress.</summary>
internal sealed class RunNotes(Host host, ProgressMode mode)
{
    /// <summary>Writes one note.</summary>
    /// <param name="kind"><c>device</c>, <c>warning</c>, …</param>
    /// <param name="text">One line.</param>
    public void Write(string kind, string text)
    {
        if (mode != ProgressMode.Json)
        {
            host.Error.WriteLine($"{kind}: {text}");
            return;
        }

        host.Error.WriteLine(JsonOutput.Line(json =>
        {
            json.WriteString("event", kind);
            json.WriteString("text", text);
        }));
    }

    /// <summary>Warns of what cannot be used of the run that the user calls <paramref name="shown"/>.</summary>
    public void Warn(string shown, IEnumerable<ShardFault> faults)
    {
        foreach (var fault in faults)
        {
            Write("warning", $"{shown}/{fault}");
        }
    }
}
