using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Makes a run of its shards: the tables, then the manifest, then the summary.</summary>
/// <param name="host">For the command line and paths.</param>
/// <param name="clock">This process.</param>
/// <param name="folder">The run's folder, open for nobody else, every shard committed.</param>
internal sealed class RunCompletion(Host host, RunClock clock, RunFolder folder)
{
    private readonly ShardStore _store = folder.Shards;

    /// <summary>What this process did; nothing where it only merges.</summary>
    public RunWork Work { get; init; } = RunWork.None;

    /// <summary>What ran here; null where nothing did.</summary>
    public DeviceIdentity? Device { get; init; }

    /// <summary>Merges what is left and completes the run.</summary>
    public RunSummary Merge()
    {
        if (_store.Layout is { } layout)
        {
            _store.Require(layout, RunClock.Program, _store.Arithmetic!);
        }

        using var merge = new RunMerge(folder, _store);
        return Finish(merge);
    }

    /// <summary>Completes a folder with tables of those shards of <paramref name="store"/>, of another folder, that are committed.</summary>
    public RunSummary Partial(ShardStore store, ImmutableArray<InstanceRange> missing)
    {
        var ledger = RunLedger.Of(store.Committed.Values);
        var device = ledger.Sessions[^1].Device;
        var manifest = ManifestOf.Run(host, folder.Plan.Sweep, device, ledger, ledger.Work, clock);
        _ = folder.Complete(manifest with { Missing = missing.IsEmpty ? null : missing });
        return Summary(host, folder.FullPath, folder.Plan, ledger, device, ledger.Work);
    }

    /// <summary>Completes a run whose merge has begun.</summary>
    public RunSummary Finish(RunMerge merge)
    {
        merge.Finish();

        // From here on a signal comes too late: the run is complete but for its manifest, which is one small file.
        var ledger = RunLedger.Of(_store.Committed.Values);
        var work = AllWork();
        var device = Device ?? ledger.Sessions[^1].Device;
        _ = folder.Complete(ManifestOf.Run(host, folder.Plan.Sweep, device, ledger, work, clock));
        return Summary(host, folder.FullPath, folder.Plan, ledger, device, work);
    }

    /// <summary>The summary of a slice, all of whose shards are committed.</summary>
    /// <exception cref="RunFolderException">One of them was computed twice with different results.</exception>
    public static RunSummary Slice(Host host, string path, SweepPlan plan, ShardStore store, ShardLayout layout, SliceNumber slice)
    {
        var (first, end) = slice.Of(layout.Shards);
        RunMerge.RefuseConflicts(path, [.. store.Conflicts.Where(s => s >= first && s < end)]);
        var ledger = RunLedger.Of(store.Committed.Values.Where(s => s.Ordinal >= first && s.Ordinal < end));
        return Summary(host, path, plan, ledger, ledger.Sessions.IsEmpty ? null : ledger.Sessions[^1].Device, ledger.Work) with
        {
            Slice = slice,
            Total = Enumerable.Range(first, end - first).Select(layout.RangeOf).Sum(static r => r.To - r.From),
            Left = layout.Shards - store.Count,
        };
    }

    // A run of one process has been timed to its very end; of several, those before wrote down what they did until their last shard.
    private RunWork AllWork()
    {
        var before = _store.Committed.Values.Where(s => RunLedger.SessionOf(s).Started != clock.StartedUtc);
        return RunWork.Of(before).Plus(Work with { Wall = clock.Elapsed });
    }

    private static RunSummary Summary(Host host, string path, SweepPlan plan, RunLedger ledger, DeviceIdentity? device, RunWork work) => new()
    {
        Name = plan.Sweep.Name,
        Device = device,
        Total = plan.Sweep.Count,
        Ledger = ledger,
        Work = work,
        Folder = RunPaths.Shown(host, path),
        Files = OutputGroup.In(path),
    };
}
