using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Reruns;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Summaries;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Makes the tables of a run whose shards are committed.</summary>
internal sealed class MergeVerb : IVerb
{
    private readonly Argument<string> _run = new("RUN") { Description = "The folder of a run whose slices are done." };

    private readonly Option<bool> _partial = new("--partial")
    {
        Description = "Make tables of the shards that are there, in a folder beside the run's with -partial behind its name; the run stays as it is.",
    };

    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public MergeVerb()
    {
        Command = new Command("merge", "Make the tables of a run that was done in slices (--shard); prints the folder. Nothing is computed.");
        Command.Arguments.Add(_run);
        Command.Options.Add(_partial);
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt merge results/runs/quickstart-07c89085
          coopt merge results/runs/quickstart-07c89085 --partial

        The tables are byte for byte those of a run by one process. Missing or changed shards are refused with exit code 4;
        with --partial they are left out, and manifest and report say which instances that are.
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var (clock, host) = (new RunClock(Stopwatch.GetTimestamp()), context.Host);
        using var interruption = context.Interrupt();
        var notes = new RunNotes(host, ProgressMode.Plain);
        interruption.Notice = text => notes.Write("note", text);
        var run = RecordedRun.Open(host, arguments.GetRequiredValue(_run));

        // A merge goes on where it was, whatever ended it; tables of a part are removed and made again.
        var isPartial = arguments.GetValue(_partial);
        var again = $"coopt merge {GoOn.Word(run.Shown)}{(isPartial ? " --partial" : "")}";
        (interruption.IsImmediate, interruption.IsResumable) = (!isPartial, true);
        (interruption.ImmediateNotice, interruption.StoppingNotice) = ($"stopped; go on with: {again}", "stopping, and removing the tables that were begun");
        if (run.Manifest is not null)
        {
            RequireIntact(run);
            notes.Write("merged", run.Manifest.Missing is { IsDefaultOrEmpty: false } ? $"{run.Shown} holds the tables of part of a run, unchanged" : $"{run.Shown} is complete and unchanged");
            host.Out.WriteLine(arguments.GetValue(_json) ? SummaryJson.Line(StoredSummary.Of(host, run, run.Manifest)) : run.Shown);
            return ExitCode.Ok;
        }

        RunSummary summary;
        try
        {
            summary = isPartial ? Partial(run, clock, host, notes, interruption.Token) : Whole(run, clock, host, notes);
        }
        catch (OperationCanceledException) when (interruption.ExitCode != ExitCode.Ok)
        {
            notes.Write("stopped", $"{run.Shown} is as it was, and the tables that were begun are removed; make them with: {again}");
            return interruption.ExitCode;
        }

        if (arguments.GetValue(_json))
        {
            host.Out.WriteLine(SummaryJson.Line(summary));
        }
        else
        {
            SummaryTable.Write(summary, host);
            host.Out.WriteLine(summary.Folder);
        }

        return ExitCode.Ok;
    }

    private static void RequireIntact(RecordedRun run)
    {
        var found = RunInspection.Of(run.Folder);
        if (found.State != RunFolderState.Complete)
        {
            throw new CommandException(Fault.Corruption, $"{run.Shown}: {found.Reason}; restore the file, or make the run again (coopt run SPEC --rerun, or coopt rerun {GoOn.Word(run.Shown)})");
        }

        RunRemains.Remove(run.Folder);
    }

    private static RunSummary Whole(RecordedRun run, RunClock clock, Host host, RunNotes notes)
    {
        using var folder = RunFolder.OpenAt(run.Folder);
        folder.Resume();
        notes.Warn(run.Shown, folder.Shards.Faults);
        return new RunCompletion(host, clock, folder).Merge();
    }

    private static RunSummary Partial(RecordedRun run, RunClock clock, Host host, RunNotes notes, CancellationToken token)
    {
        var store = ShardStore.Read(run.Folder, run.Plan);
        RunMerge.RefuseConflicts(run.Folder, store.Conflicts);
        using var target = PartialMerge.Open(run.Folder, run.Plan);
        target.Start(rerun: true);
        ImmutableArray<InstanceRange> missing;
        try
        {
            missing = PartialMerge.Write(run.Folder, store, target, token);
        }
        catch
        {
            target.Abandon();
            throw;
        }
        finally
        {
            // Where nothing is left to merge, they are the reason.
            notes.Warn(run.Shown, store.Faults);
        }

        var instances = missing.Sum(static r => r.To - r.From);
        notes.Write("partial", FormattableString.Invariant($"{instances:N0} of {run.Plan.Sweep.Count:N0} instances are missing; {GoOn.Resume(host, run.Folder)} computes them"));
        return new RunCompletion(host, clock, target).Partial(store, missing);
    }
}
