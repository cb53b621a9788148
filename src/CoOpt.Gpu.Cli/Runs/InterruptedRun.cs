using System.Globalization;
using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Takes up a run that was interrupted: what is committed stays, what is saved of the rest is found, and the user is told of both and of what cannot be used.</summary>
internal sealed class InterruptedRun(RunFolder folder, ShardLayout layout, RunRequest request, RunNotes notes, string shown)
{
    /// <summary>Does it.</summary>
    /// <exception cref="RunFolderException">It is of another program, arithmetic or layout.</exception>
    /// <exception cref="OperationCanceledException">The token was set; the run is as it was.</exception>
    public void TakeUp(CheckpointFolder checkpoints, CheckpointStore images, string arithmetic, CancellationToken token)
    {
        folder.Resume(store => store.Require(layout, RunClock.Program, arithmetic), token);

        // Reading the shards anew finds no fault in what was moved aside: those of the first reading are kept.
        var faults = folder.Shards.Faults;
        var saved = checkpoints.Load();
        if (request.Resumption == Resumption.Restart)
        {
            checkpoints.Clear();
            saved = 0;
            folder.Withdraw([.. folder.Shards.Committed.Values.Where(static s => !s.Failures.IsEmpty).Select(static s => s.Ordinal)]);
        }
        else
        {
            checkpoints.RequireOwn();
        }

        var store = folder.Shards;
        notes.Warn(shown, faults.Concat(store.Faults).Concat(checkpoints.Faults).Distinct());
        checkpoints.Prune(instance => store.IsCommitted((int)(instance / layout.ShardSize)));
        if (saved > 0)
        {
            images.Find(Enumerable.Range(0, layout.Shards).Where(k => !store.IsCommitted(k)).Select(layout.RangeOf), saved);
        }

        var instances = store.Committed.Values.Sum(static s => s.To - s.From);
        var held = images.UnderWay is > 0 and var count ? $", and a checkpoint holds {Count(count)} more under way" : "";
        notes.Write("resumed", $"{shown} goes on: {Count(store.Count)} of {Count(layout.Shards)} shards ({Count(instances)} of {Count(layout.Count)} instances) are committed{held}; --rerun starts anew");
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
