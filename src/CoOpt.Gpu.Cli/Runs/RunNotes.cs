using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>What a run tells on standard error beside its progress: in the form of the progress.</summary>
internal sealed class RunNotes(Host host, ProgressMode mode)
{
    /// <summary>Faults that are told one by one: a folder that lost its disk may have one for every shard.</summary>
    private const int FaultsShown = 10;

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
        var all = faults.ToList();
        foreach (var fault in all.Take(FaultsShown))
        {
            Write("warning", $"{shown}/{fault}");
        }

        if (all.Count > FaultsShown)
        {
            Write("warning", FormattableString.Invariant($"{shown}: … and {all.Count - FaultsShown:N0} more"));
        }
    }
}
