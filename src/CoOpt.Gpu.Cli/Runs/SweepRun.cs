using System.Diagnostics;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>One <c>coopt run</c>: reuse what is complete, else plan, execute, write, and put the manifest last.</summary>
/// <param name="context">Streams and backends.</param>
/// <param name="request">What was asked for.</param>
/// <param name="notes">Where the user is told things beside progress.</param>
/// <param name="interruption">Ctrl-C.</param>
/// <param name="start">Timestamp at which the command started.</param>
internal sealed class SweepRun(CommandContext context, RunRequest request, RunNotes notes, Interruption interruption, long start)
{
    private readonly Host _host = context.Host;
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException">Stopped by a signal; no file is left.</exception>
    public int Execute()
    {
        var spec = SpecInput.Read(_host, request.Spec, request.Overrides);
        foreach (var warning in spec.Warnings)
        {
            notes.Write("warning", warning);
        }

        var frozen = SweepPlan.Of(spec.Source.Sweep, SpecInput.Generator);
        var path = Path.Combine(request.Out, RunFolder.FolderName(frozen));
        if (!request.Rerun && Path.Exists(path) && RunInspection.Of(path) is { State: RunFolderState.Complete, Manifest: { } manifest })
        {
            notes.Write("reused", $"{RunPaths.Shown(_host, path)} is complete and unchanged; --rerun redoes it");
            if (request.Progress != ProgressMode.Json)
            {
                ReuseSummary.Write(manifest, RunPaths.Shown(_host, path), path, _host);
            }

            _host.Out.WriteLine(RunPaths.Shown(_host, path));
            return ExitCode.Ok;
        }

        if (!request.Yes)
        {
            SizeGuard.CheckCount(spec.Source.Sweep.Count);
        }

        Tell(Make(spec, frozen));
        return ExitCode.Ok;
    }

    /// <summary>Runs <paramref name="spec"/>, whose plan is <paramref name="frozen"/>, and writes it into its folder.</summary>
    /// <exception cref="OperationCanceledException">Stopped by a signal; no file is left.</exception>
    public RunSummary Make(SpecInput spec, SweepPlan frozen)
    {
        using var device = DeviceChoice.Open(context.Backends(), request.Device, request.Threads);
        notes.Write("device", $"{device.Info.Id} ({device.Info.Name}, {device.Info.Lanes} lanes × {device.Info.Workers} workers)");
        var plan = Planner.Plan(spec.Source, spec.ResolveUntil(interruption.Token), device.PreferredBatch);
        Check(plan);

        // From here on there are files, which a signal must not leave behind.
        interruption.IsImmediate = false;
        using var folder = RunFolder.Open(request.Out, frozen);
        if (folder.Inspection.State == RunFolderState.Incomplete)
        {
            notes.Write("note", $"{RunPaths.Shown(_host, folder.FullPath)}: {folder.Inspection.Reason}; it starts anew");
        }

        folder.Start(request.Rerun);
        try
        {
            return Write(folder, plan, spec, device);
        }
        catch
        {
            Abandon(folder);
            throw;
        }
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

    private RunSummary Write(RunFolder folder, RunPlan plan, SpecInput spec, IDevice device)
    {
        var totals = new RunTotals();
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        RunReport report;
        using (var tables = new RunTables(folder, plan.Sweep, spec.Observables, threads))
        {
            var sink = new TableSink(tables, plan, totals);
            var view = ProgressChoice.Of(request.Progress, _host, interruption, plan.NodeSteps);
            report = view.Show(progress =>
            {
                var options = new RunOptions { MaximumFailures = request.MaximumFailures, Threads = request.Threads, Progress = progress };
                return new Executor(spec.Source, spec.Resolve, device, options).Run(plan, sink, interruption.Token);
            });
            sink.Complete();
            tables.Commit();
        }

        // From here on a signal comes too late: the run is complete but for its manifest, which is one small file.
        _ = folder.Complete(ManifestOf.Run(_host, plan.Sweep, device.Info, report, totals, _started, Stopwatch.GetElapsedTime(start)));
        return new RunSummary
        {
            Name = plan.Sweep.Name,
            Device = device.Info,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Report = report,
            Totals = totals,
            Folder = RunPaths.Shown(_host, folder.FullPath),
            Files = OutputGroup.In(folder.FullPath),
        };
    }

    private void Abandon(RunFolder folder)
    {
        try
        {
            folder.Abandon();
        }
        catch (IOException error)
        {
            // The first error is on its way up; this one only says that files stayed.
            notes.Write("warning", $"{RunPaths.Shown(_host, folder.FullPath)}: could not be removed: {error.Message}");
        }
    }
}
