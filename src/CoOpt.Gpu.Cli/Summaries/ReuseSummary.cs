using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>What a reused run holds, from its manifest.</summary>
internal static class ReuseSummary
{
    /// <summary>Writes it to standard error.</summary>
    public static void Write(RunManifest manifest, string shown, string path, Host host)
    {
        var outcomes = string.Join(", ", manifest.Outcomes.Select(o => FormattableString.Invariant($"{o.Value:N0} {o.Key}")));
        host.Error.WriteLine($"outcomes: {outcomes}");
        host.Error.WriteLine($"files: {shown}");
        FileTable.Write(OutputGroup.In(path), host);
        host.Error.WriteLine($"next: coopt report {shown}");
    }
}
