using System.Globalization;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Heartbeats;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>What one process does for a run, from the open folder to its tables or, of a slice, to its last shard; whatever ends it, what is committed or saved stays.</summary>
internal sealed class RunSession(
    CommandContext context, RunRequest request, RunNotes notes, Interruption interruption, RunClock clock, RunFolder folder, RunPlan plan, SpecInput spec, IDevice device)
{
    private readonly Host _host = context.Host;
    private readonly string _shown = RunPaths.Shown(context.Host, folder.FullPath);
    private readonly ShardLayout _layout = new(plan.Sweep.Count, plan.ShardSize, plan.PartSize);
    private readonly DeviceIdentity _device = ManifestOf.Device(device.Info);
    private readonly string _arithmetic = device.Info.Kind == DeviceKind.Reference ? "reference" : "kernels";

    /// <summary>Does it.</summary>
    /// <exception cref="OperationCanceledException">Stopped by a signal; the user was told what is kept.</exception>
    public RunSummary Execute()
    {
        var isResumed = folder.Inspection.State == RunFolderState.Incomplete && !request.Rerun;
        var checkpoints = new CheckpointFolder(folder, RunClock.Program, _arithmetic);
        var images = new CheckpointStore(checkpoints, i => folder.Shards.IsCommitted((int)(i / plan.ShardSize)));
        if (isResumed)
        {
            TakeUp(checkpoints, images);
        }
        else
        {
            folder.Start(request.Rerun);
        }

        try
        {
            return Run(folder.Shards, images);
        }
        catch (Exception error)
        {
            End(folder.Shards, images, isResumed, error);
            throw;
        }
    }

    private void TakeUp(CheckpointFolder checkpoints, CheckpointStore images)
    {
        try
        {
            new InterruptedRun(folder, _layout, request, notes, _shown).TakeUp(checkpoints, images, _arithmetic, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            notes.Write("stopped", $"{_shown} is as it was; go on with: {GoOn.Resume(_shown, request)}");
            throw;
        }
    }

    private RunSummary Run(ShardStore store, CheckpointStore images)
    {
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var slice = request.Slice ?? SliceNumber.Whole;
        var before = Before(store, slice);
        var writer = new ShardWriter(folder, store, _layout, RunClock.Program, _device, _arithmetic, spec.Observables, threads);
        using var merge = request.Slice is null ? new RunMerge(folder, store, interruption.Token) : null;
        var view = ProgressChoice.Of(request.Progress, _host, interruption, plan.NodeSteps * before.Total / Math.Max(1, plan.Sweep.Count));
        RunWork work;
        using (var heartbeat = Heartbeat(slice, before))
        {
            work = view.Show(progress =>
            {
                var executor = new Executor(spec.Source, spec.Resolve, device, Options(store, images, slice, before, progress, heartbeat), Reopen);
                _ = executor.Run(plan, new ShardSink(writer, merge, () => RunWork.Of(executor.Times, clock.Elapsed), clock.StartedUtc, interruption.Token), interruption.Token);
                return RunWork.Of(executor.Times, clock.Elapsed);
            });
        }

        var summary = merge is null
            ? RunCompletion.Slice(_host, folder.FullPath, folder.Plan, store, _layout, slice)
            : new RunCompletion(_host, clock, folder) { Work = work, Device = _device }.Finish(merge);
        return summary with { DeviceId = device.Info.Id };
    }

    private RunOptions Options(ShardStore store, CheckpointStore images, SliceNumber slice, RunProgress before, IProgress<RunProgress> progress, HeartbeatWriter? heartbeat) => new()
    {
        MaximumFailures = request.MaximumFailures,
        Threads = request.Threads,
        Progress = heartbeat is null ? progress : new ProgressPair(progress, heartbeat),
        IsCommitted = store.IsCommitted,
        CommittedFailures = Ledger(store, slice).Failures.Length,
        Committed = before,
        Slice = (slice.Index, slice.Count),
        Checkpoints = request.IsScratch ? null : images,
        CheckpointEvery = request.CheckpointEvery,
        LaunchTimeout = request.LaunchTimeout,
        Notes = text => notes.Write("note", text),
    };

    private IDevice Reopen() => DeviceChoice.Open(context.Backends(), device.Info.Id, request.Threads);

    private RunLedger Ledger(ShardStore store, SliceNumber slice)
    {
        var (first, end) = slice.Of(_layout.Shards);
        return RunLedger.Of(store.Committed.Values.Where(s => s.Ordinal >= first && s.Ordinal < end));
    }

    private RunProgress Before(ShardStore store, SliceNumber slice)
    {
        var (first, end) = slice.Of(_layout.Shards);
        var total = Math.Min(_layout.Count, (long)end * _layout.ShardSize) - Math.Min(_layout.Count, (long)first * _layout.ShardSize);
        return Ledger(store, slice).Progress() with { Total = total };
    }

    private HeartbeatWriter? Heartbeat(SliceNumber slice, RunProgress before)
    {
        if (request.IsScratch)
        {
            return null;
        }

        var attempt = Attempt.New();
        var first = new Heartbeat { Slice = slice.ToString(), Attempt = attempt.Name, Process = Environment.ProcessId, StartedUtc = clock.StartedUtc, Done = before.Done, Total = before.Total };
        var path = Path.Combine(folder.FullPath, RunNames.Heartbeats, HeartbeatFolder.FileName(slice.Index, attempt.Name));
        return new HeartbeatWriter(path, HeartbeatOrigin.Add(first, _host), plan.NodeSteps, Heartbeats.Heartbeat.Delay, Heartbeats.Heartbeat.Interval, text => notes.Write("warning", text));
    }

    // A run of which nothing is kept leaves no file; otherwise the user is told what is kept and how it goes on.
    private void End(ShardStore store, CheckpointStore images, bool isResumed, Exception error)
    {
        var isStopped = error is OperationCanceledException && interruption.ExitCode != ExitCode.Ok;
        if (request.IsScratch || (!isResumed && store.Count == 0 && images.UnderWay == 0 && request.Slice is null))
        {
            Abandon();
            if (isStopped && !request.IsScratch)
            {
                notes.Write("stopped", "nothing was done yet that could be kept, and the run's files were removed; run it again");
            }

            return;
        }

        var tables = store.Count == _layout.Shards ? ", and only the tables are missing" : "";
        var saved = images.UnderWay is > 0 and var held ? $", a checkpoint holds {Count(held)} instances under way" : "";
        notes.Write(
            isStopped ? "stopped" : "kept",
            $"{_shown}: {Count(store.Count)} of {Count(_layout.Shards)} shards are committed{saved}{tables}; go on with: {GoOn.Resume(_shown, request)}");
    }

    private void Abandon()
    {
        try
        {
            folder.Abandon();
        }
        catch (IOException error)
        {
            // The first error is on its way up; this one only says that files stayed.
            notes.Write("warning", $"{_shown}: could not be removed: {error.Message}");
        }
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
