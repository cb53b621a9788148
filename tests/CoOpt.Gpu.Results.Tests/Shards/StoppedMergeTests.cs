using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Tests.Files;

namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>A signal may come at any moment of a merge, or of the look at what is there before it.</summary>
public sealed class StoppedMergeTests
{
    /// <summary>What is not stopped in between: of a merge, the journal of a part and the removal of what was merged; of the look at what is there, the records, small files that are read before their data is.</summary>
    private const int LongestOfMerge = 80, LongestOfResume = 130;

    private static readonly int Stride = EveryCall.IsLong ? 1 : 4;

    [Fact]
    public void A_merge_that_is_stopped_at_any_call_ends_soon_and_goes_on_to_the_same_bytes()
    {
        var stopped = Stopped(static (folder, operations, source, arm) =>
        {
            using var run = SampleShards.Opened(folder, operations);
            using var merge = new RunMerge(run, run.Shards, source.Token);
            arm();
            merge.Finish();
        }, LongestOfMerge);
        Assert.InRange(stopped * Stride, 150, int.MaxValue);
    }

    [Fact]
    public void Resuming_that_is_stopped_at_any_call_ends_soon_and_goes_on_to_the_same_bytes()
    {
        var stopped = Stopped(static (folder, operations, source, arm) =>
        {
            using var run = RunFolder.Open(folder.FullPath, SampleShards.Plan, RunAccess.Exclusive, operations);
            arm();
            run.Resume(source.Token);
        }, LongestOfResume);
        Assert.InRange(stopped * Stride, 100, int.MaxValue);
    }

    [Fact]
    public void A_merge_of_part_of_a_run_that_is_stopped_leaves_the_run_as_it_was()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0, 1, 2);
        var files = folder.Files;
        using (var target = PartialMerge.Open(folder[SampleShards.Name], SampleShards.Plan))
        {
            target.Start(rerun: true);
            var store = Results.Shards.ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan);
            _ = Assert.Throws<OperationCanceledException>(() => PartialMerge.Write(folder[SampleShards.Name], store, target, new CancellationToken(canceled: true)));
            target.Abandon();
        }

        Assert.Equal(files, folder.Files);
    }

    // Sets the token before the first call from arm() on, before the second, and so on, until the action comes to its end without it.
    private static int Stopped(Action<TemporaryFolder, IFileOperations, CancellationTokenSource, Action> act, int longest)
    {
        var stopped = 0;
        using var before = TemporaryFolder.Fast();
        SampleShards.Begin(before, 0, 1, 2, 3, 4, 5);
        for (var call = 0; ; call += Stride)
        {
            using var folder = TemporaryFolder.Fast();
            foreach (var file in before.Files)
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
                File.Copy(before[file], folder[file]);
            }

            using var source = new CancellationTokenSource();
            var operations = new KilledFileOperations(FileOperations.Current, int.MaxValue);
            var at = int.MaxValue;
            operations.Before = number =>
            {
                if (number == at)
                {
                    source.Cancel();
                }
            };
            var error = Record.Exception(() => act(folder, operations, source, () => at = operations.Calls.Count + call));
            Assert.Equal(0, operations.OpenHandles);
            if (error is not null)
            {
                _ = Assert.IsType<OperationCanceledException>(error);
                Assert.InRange(operations.Calls.Count - at, 0, longest);
                stopped++;
            }

            SampleShards.Finish(folder);
            SampleShards.AssertWhole(folder);
            if (!source.IsCancellationRequested)
            {
                return stopped;
            }
        }
    }
}
