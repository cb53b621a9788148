using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>One <c>coopt run</c>: reuse what is complete, go on with what is not, else plan, execute, commit shard by shard, and put the manifest last.</summary>
/// <param name="context">Streams and backends.</param>
/// <param name="request">What was asked for.</param>
/// <param name="notes">Where the user is told things beside progress.</param>
/// <param name="interruption">Signals.</param>
/// <param name="start">Timestamp at which the command started.</param>
internal sealed class SweepRun(CommandContext context, RunRequest request, RunNotes notes, Interruption interruption, long start)
{
    private readonly Host _host = context.Host;
    private readonly RunClock _clock = new(start);

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException">Stopped by a signal; the user was told what is kept.</exception>
    public int Execute()
    {
        var spec = SpecInput.Read(_host, request.Spec, request.Overrides);
        foreach (var warning in spec.Warnings)
        {
            notes.Write("warning", warning);
        }

        var frozen = SweepPlan.Of(spec.Source.Sweep, SpecInput.Generator);
        if (TryReuse(frozen))
        {
            return ExitCode.Ok;
        }

        if (!request.Yes)
        {
            SizeGuard.CheckCount(spec.Source.Sweep.Count);
        }

        MakeOrReuse(spec, frozen);
        return ExitCode.Ok;
    }

    /// <summary>Makes the run and tells the user of it; where another process completed it meanwhile, of that.</summary>
    /// <exception cref="OperationCanceledException">Stopped by a signal; the user was told what is kept.</exception>
    public void MakeOrReuse(SpecInput spec, SweepPlan frozen)
    {
        try
        {
            Tell(Make(spec, frozen));
        }
        catch (RunFolderException e) when (e.Problem == RunFolderProblem.Occupied)
        {
            if (!TryReuse(frozen))
            {
                throw;
            }
        }
    }

    /// <summary>Tells the user of the run of <paramref name="frozen"/> if that is complete and not to be redone.</summary>
    /// <exception cref="RunFolderException">There is a complete run of another plan in its place.</exception>
    public bool TryReuse(SweepPlan frozen)
    {
        var path = PathOf(frozen);
        if (request.Rerun || !Path.Exists(path) || RunInspection.Of(path) is not { State: RunFolderState.Complete, Manifest: { } manifest })
        {
            return false;
        }

        if (manifest.Missing is { IsDefaultOrEmpty: false })
        {
            throw new CommandException(Fault.Usage, $"{RunPaths.Shown(_host, path)} holds the tables of part of a run, and nothing can be added to it; name the run itself");
        }

        if (manifest.PlanSha256 != frozen.Hash)
        {
            throw new RunFolderException(RunFolderProblem.Occupied, $"{RunPaths.Shown(_host, path)} holds a complete run of another plan; choose another --out, or redo it with --rerun");
        }

        RunRemains.Remove(path);
        notes.Write("reused", $"{RunPaths.Shown(_host, path)} is complete and unchanged; --rerun redoes it");
        if (request.Progress != ProgressMode.Json)
        {
            ReuseSummary.Write(manifest, RunPaths.Shown(_host, path), path, _host);
        }

        _host.Out.WriteLine(RunPaths.Shown(_host, path));
        return true;
    }

    /// <summary>Runs what is not done yet of <paramref name="spec"/>, whose plan is <paramref name="frozen"/>, and writes it into its folder.</summary>
    /// <exception cref="OperationCanceledException">Stopped by a signal; the user was told what is kept.</exception>
    public RunSummary Make(SpecInput spec, SweepPlan frozen)
    {
        if (Committed(frozen) is { } summary)
        {
            return summary;
        }

        using var device = DeviceChoice.Open(context.Backends(), request.Device, request.Threads);
        notes.Write("device", $"{device.Info.Id} ({device.Info.Name}, {device.Info.Lanes} lanes × {device.Info.Workers} workers)");
        var plan = Planner.Plan(spec.Source, spec.ResolveUntil(interruption.Token), device.PreferredBatch);
        Check(plan);

        // From here on there are files, which a signal must leave in order.
        interruption.IsImmediate = false;
        using var folder = Open(frozen, request.Slice is null ? RunAccess.Exclusive : RunAccess.Shared);
        return new RunSession(context, request, notes, interruption, _clock, folder, plan, spec, device).Execute();
    }

    /// <summary>Tells the user how a run came out: in words or as JSON on standard error, its folder on standard output.</summary>
    public void Tell(RunSummary summary)
    {
        if (request.Progress == ProgressMode.Json)
        {
            _host.Error.WriteLine(SummaryJson.Line(summary));
        }
        else
        {
            SummaryTable.Write(summary, _host);
        }

        _host.Out.WriteLine(summary.Folder);
    }

    // Neither device nor theory is wanted where every shard is there: a slice started again ends at once, and the tables of a run are made.
    private RunSummary? Committed(SweepPlan frozen)
    {
        var path = PathOf(frozen);
        if (request.Rerun || request.Resumption == Resumption.Restart || !Directory.Exists(path) || RunInspection.Of(path).State != RunFolderState.Incomplete)
        {
            return null;
        }

        var store = ShardStore.Read(path, frozen);
        var slice = request.Slice ?? SliceNumber.Whole;
        if (store.Layout is not { } layout || store.Program != RunClock.Program || !AllCommitted(store, slice.Of(layout.Shards)))
        {
            return null;
        }

        // The merge goes on wherever it is stopped, and nobody waits for it.
        (interruption.IsImmediate, interruption.ImmediateNotice) = (true, "stopped; the same command goes on");
        if (request.Slice is not null)
        {
            return RunCompletion.Slice(_host, path, frozen, store, layout, slice);
        }

        using var folder = Open(frozen, RunAccess.Exclusive);
        folder.Resume();
        notes.Warn(RunPaths.Shown(_host, path), folder.Shards.Faults);

        // What has changed since it was written is computed again.
        return AllCommitted(folder.Shards, slice.Of(layout.Shards)) ? new RunCompletion(_host, _clock, folder).Merge() : null;
    }

    private string PathOf(SweepPlan frozen) => request.Folder ?? Path.Combine(request.Out, RunFolder.FolderName(frozen));

    private RunFolder Open(SweepPlan frozen, RunAccess access) => request.Folder is { } folder ? RunFolder.OpenAt(folder, access) : RunFolder.Open(request.Out, frozen, access);

    private static bool AllCommitted(ShardStore store, (int First, int End) shards) => Enumerable.Range(shards.First, shards.End - shards.First).All(store.IsCommitted);

    private void Check(RunPlan plan)
    {
        if (!request.Yes)
        {
            SizeGuard.CheckBytes(plan.OutputBytes);
        }

        foreach (var warning in plan.Warnings)
        {
            notes.Write("warning", warning);
        }

        if (RunPaths.FreeBytes(request.Out) is { } free && free < plan.OutputBytes)
        {
            var room = $"{ProgressText.Bytes(free)} are free at {RunPaths.Shown(_host, request.Out)}";
            var wanted = $"up to {ProgressText.Bytes(plan.OutputBytes)} will be written";
            notes.Write("warning", $"{wanted} and {room}; trace less often (trace.every) or choose another --out");
        }
    }
}
