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
        if (manifest.Audit is { Differing: > 0 } audit)
        {
            host.Error.WriteLine(FormattableString.Invariant($"warning: its audit found that {audit.Differing:N0} of {audit.Instances:N0} instances differ; do not use it: coopt doctor, then --rerun"));
        }

        host.Error.WriteLine($"files: {shown}");
        FileTable.Write(OutputGroup.In(path), host);
        host.Error.WriteLine($"next: coopt report {shown}");
    }
}
