using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Reruns;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Engine.Audits;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary>
/// Checks a complete run: a random share of its instances is made again, (c) each alone on the same device, where every byte must be the recorded one; (a), (b) watched at every step, where each step, the
/// observables, levels and end must be the reference's within rounding.
/// </summary>
/// <param name="context">Streams and backends.</param>
/// <param name="spec">The sweep.</param>
/// <param name="folder">The run's folder, an absolute path.</param>
/// <param name="notes">Where the user is told things.</param>
internal sealed class RunAudit(CommandContext context, SpecInput spec, string folder, RunNotes notes)
{
    /// <summary>Instances made again at once.</summary>
    private const int Chunk = 64;

    private readonly string _shown = RunPaths.Shown(context.Host, folder);

    /// <summary>How much of an expensive instance is gone through.</summary>
    public AuditLimits Limits { get; init; } = new();

    /// <summary>Audits the share <paramref name="fraction"/> of the instances, enters the result into the manifest and tells it.</summary>
    /// <returns>The exit code: 4 where an instance differs.</returns>
    /// <exception cref="CommandException">The run is not complete, or its device is not here.</exception>
    /// <exception cref="OperationCanceledException">Stopped by a signal; the run stays complete, without this audit.</exception>
    public int Execute(double fraction, string device, int threads, CancellationToken token)
    {
        var manifest = RunManifestFile.Read(folder) ?? throw new CommandException(Fault.Incomplete, $"{_shown} has no manifest.json, so it is not complete and cannot be audited; coopt resume {_shown}");
        var (backend, info) = DeviceChoice.Find(context.Backends(), device == DeviceChoice.Auto ? manifest.Device.Kind : device);
        if (MachineClass.Differences(manifest, info) is { IsEmpty: false } differences)
        {
            notes.Write("note", $"another class of machine or program than {_shown} was made with: last digits may differ ({string.Join("; ", differences)})");
        }

        var chosen = AuditSelection.Of(manifest.PlanSha256, spec.Source.Sweep.Count, fraction);
        notes.Write("audit", FormattableString.Invariant($"{chosen.Length:N0} of {spec.Source.Sweep.Count:N0} instances of {_shown} on {info.Id} and {ReferenceDevice.Name}"));
        using var alone = backend.OpenAlone(info.Id, threads);
        using var usual = backend.Open(info.Id, threads);
        var tally = new AuditTally(fraction);
        using var recorded = new AloneComparison(folder, manifest, [.. spec.Source.Sweep.SweptKeys], spec.Observables);
        foreach (var chunk in chosen.Chunk(Chunk))
        {
            var made = new AuditRerun(spec, [.. chunk], Limits);
            made.Run(alone, threads, token);
            Compare(chunk, made, recorded, usual, tally, token);
        }

        var audit = tally.Result(recorded.Compared);
        RunManifestFile.Enter(folder, audit);
        AuditText.Write(audit, _shown, context.Host, notes);
        return audit.Differing > 0 ? ExitCode.Corruption : ExitCode.Ok;
    }

    private void Compare(long[] chunk, AuditRerun made, AloneComparison recorded, IDevice usual, AuditTally tally, CancellationToken token)
    {
        var results = made.Results.Values.ToList();
        var references = usual.Info.Kind == DeviceKind.Reference
            ? []
            : ReferenceAudit.Run(usual, [.. results.Select(r => (r.Instance, r.Steps))], Limits, token);
        var traces = made.Traces.ToLookup(t => t.Instance);
        var at = 0;
        foreach (var index in chunk)
        {
            List<ManifestAuditDifference> found;
            try
            {
                found = [.. recorded.Compare(index, made)];
            }
            catch (TableFormatException error)
            {
                throw new CommandException(Fault.Corruption, $"{error.Message}; coopt verify {_shown} says what else is wrong", error);
            }

            var isBounded = made.BoundOf(index) is not null;
            if (at < references.Length && results[at].Instance.Index == index)
            {
                var (audit, points) = references[at];
                tally.Add(audit);
                isBounded |= audit.IsBounded;
                if (audit.Difference is { } difference)
                {
                    found.Add(WatchedComparison.Of(index, "reference", difference));
                }

                if (WatchedComparison.Compare(results[at], [.. traces[index]], points) is { } watched)
                {
                    found.Add(watched);
                }

                at++;
            }

            tally.Add(index, isBounded, found);
        }
    }
}
