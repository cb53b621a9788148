using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>Makes every instance of a recorded run again: into a folder that stays, or into one that is compared and removed.</summary>
/// <param name="context">Streams and backends.</param>
/// <param name="request">What was asked for.</param>
/// <param name="run">The recorded run.</param>
/// <param name="device">The device's name.</param>
/// <param name="interruption">Ctrl-C.</param>
/// <param name="start">Timestamp at which the command started.</param>
internal sealed class WholeRerun(CommandContext context, RerunRequest request, RecordedRun run, string device, Interruption interruption, long start)
{
    private readonly Host _host = context.Host;
    private readonly RunNotes _notes = new(context.Host, request.Progress);

    /// <summary>Writes a new run and says whether its files are those recorded.</summary>
    /// <returns>The exit code.</returns>
    public int Write(SpecInput spec)
    {
        var target = Path.Combine(request.Out, Path.GetFileName(RunFolder.FolderName(run.Plan)));
        if (target == run.Folder || (Path.Exists(target) && RunInspection.Of(target).State is RunFolderState.Complete or RunFolderState.Damaged))
        {
            var which = target == run.Folder ? "is the recorded run itself" : "holds a run already";
            throw new CommandException(Fault.Usage, $"{RunPaths.Shown(_host, target)} {which}; choose another --out, or compare without keeping the new files with --check");
        }

        var sweep = new SweepRun(context, Request(request.Out), _notes, interruption, start);
        var summary = sweep.Make(spec, run.Plan);
        var files = RerunFiles.Compare(run, target);
        if (request.Json)
        {
            JsonOutput.Write(_host.Out, json => RerunJson.Write(json, run, RunPaths.Shown(_host, target), files));
            return ExitCode.Ok;
        }

        sweep.Tell(summary);
        var other = files.Where(f => !f.IsSame).Select(f => f.Name).ToList();
        _notes.Write("note", other.Count == 0 ? $"the same bytes as {run.Shown}" : $"other bytes than {run.Shown} in {string.Join(", ", other)}; --check says where");
        return ExitCode.Ok;
    }

    /// <summary>Makes the run again beside --out, compares every file with what was recorded, and removes it.</summary>
    /// <returns>The exit code.</returns>
    public int Check(SpecInput spec)
    {
        if (run.Manifest is null)
        {
            throw new CommandException(Fault.Incomplete, $"{run.Shown} has no manifest.json, so there is nothing to compare with; run the spec again, or rerun without --check");
        }

        var scratch = Path.Combine(request.Out, FormattableString.Invariant($"check-{Environment.ProcessId}"));
        try
        {
            var summary = new SweepRun(context, Request(scratch, isScratch: true), _notes, interruption, start).Make(spec, run.Plan);
            var made = RunPaths.Absolute(_host, summary.Folder);
            return Tell([.. RerunFiles.Compare(run, made)], summary);
        }
        finally
        {
            Remove(scratch);
        }
    }

    private int Tell(List<RerunFile> files, RunSummary summary)
    {
        var other = files.Where(f => !f.IsSame).ToList();
        if (request.Json)
        {
            JsonOutput.Write(_host.Out, json => RerunJson.Write(json, run, null, files));
        }
        else
        {
            foreach (var file in other)
            {
                _host.Error.WriteLine($"error {Fault.Differs.Code}: {run.Shown}/{file.Name}: {file.Difference}{(file.IsDamaged ? "" : "; rerun on the class of machine and with the version that manifest.json names")}");
            }

            ErrorHint.Write(_host, other.Select(_ => Fault.Differs.Code));
            var count = files.Count == 1 ? "1 file" : FormattableString.Invariant($"{files.Count:N0} files");
            _host.Out.WriteLine(other.Count == 0
                ? $"{run.Shown}: {count} made again in {ProgressText.Duration(summary.Work.Wall)}, the same bytes"
                : FormattableString.Invariant($"{run.Shown}: {other.Count:N0} of {count} differ"));
        }

        return other.Count == 0 ? ExitCode.Ok : ExitCode.Corruption;
    }

    private RunRequest Request(string folder, bool isScratch = false) => new()
    {
        Out = folder,
        IsScratch = isScratch,
        Device = device,
        Threads = request.Threads,

        // What failed to be set up then will fail again, and the size was agreed to then.
        MaximumFailures = run.Manifest?.Failures.Length ?? 0,
        Progress = request.Progress,
        Rerun = false,
        Yes = true,
    };

    private void Remove(string scratch)
    {
        try
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }

            if (Directory.Exists(request.Out) && !Directory.EnumerateFileSystemEntries(request.Out).Any())
            {
                Directory.Delete(request.Out);
            }
        }
        catch (IOException error)
        {
            _notes.Write("warning", $"{RunPaths.Shown(_host, scratch)} could not be removed: {error.Message}");
        }
    }
}
