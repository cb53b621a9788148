using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tests.Files;

namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>Every record of a large run may be bad, as after a crash of its disk.</summary>
public sealed class ManyFaultsTests
{
    private const int Many = 300;

    private static string Shards => $"{SampleShards.Name}/shards";

    [Fact]
    public void Many_bad_records_are_moved_aside_in_one_listing_and_one_fsync()
    {
        var (few, many) = (Cost(2), Cost(Many));
        Assert.Equal(few, many);
        Assert.InRange(many.Listings, 1, 8);
    }

    [Fact]
    public void Moving_aside_hears_the_signal_between_two_records_and_resume_goes_on_with_the_rest()
    {
        using var folder = TemporaryFolder.Fast();
        Damaged(folder, Many);
        using (var source = new CancellationTokenSource())
        {
            var operations = new KilledFileOperations(FileOperations.Current, int.MaxValue);
            using var run = RunFolder.Open(folder.FullPath, SampleShards.Plan, RunAccess.Exclusive, operations);
            operations.Before = _ =>
            {
                if (Moved(operations) == Many / 2)
                {
                    source.Cancel();
                }
            };
            _ = Assert.Throws<OperationCanceledException>(() => run.Resume(source.Token));
            Assert.InRange(Moved(operations), Many / 2, (Many / 2) + 1);
        }

        // A name that is taken is not taken again.
        File.WriteAllText(folder[$"{Shards}/{ShardNames.Bad(Bad(Many - 1), 1)}"], "an earlier one");
        using (var run = SampleShards.Opened(folder))
        {
            Assert.Equal([0, 1], run.Shards.Committed.Keys);
        }

        Assert.Equal(Many + 1, folder.Files.Count(static f => ShardNames.IsBad(Path.GetFileName(f))));
        Assert.Contains(folder.Files, f => f.EndsWith(ShardNames.Bad(Bad(Many - 1), 2), StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, Many), k => Assert.DoesNotContain($"{Shards}/{Bad(k)}", folder.Files));
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    /// <summary>A terabyte is not read, and nothing moved, to find that another program computed it.</summary>
    [Fact]
    public void Shards_of_another_program_are_refused_before_their_data_is_read_or_a_record_moved()
    {
        using var folder = TemporaryFolder.Fast();
        Damaged(folder, 2);
        var before = folder.Files;
        var operations = new KilledFileOperations(FileOperations.Current, int.MaxValue);
        using var run = RunFolder.Open(folder.FullPath, SampleShards.Plan, RunAccess.Exclusive, operations);
        var reads = 0;
        var error = Assert.Throws<RunFolderException>(() => run.Resume(store =>
        {
            reads = Reads();
            store.Require(SampleShards.Layout, SampleShards.Program, "reference");
        }));
        Assert.Equal(RunFolderProblem.Mixed, error.Problem);
        Assert.Equal(reads, Reads());
        Assert.Equal(before, folder.Files);

        int Reads() => operations.Calls.Count(static c => c == "read");
    }

    private static (int Listings, int Syncs) Cost(int count)
    {
        using var folder = TemporaryFolder.Fast();
        Damaged(folder, count);
        var operations = new KilledFileOperations(FileOperations.Current, int.MaxValue);
        using var run = SampleShards.Opened(folder, operations);
        Assert.Equal(count, run.Shards.Faults.Length);
        Assert.Equal(count, Moved(operations));
        return (operations.Listings, operations.Calls.Count(static c => c == "fsync"));
    }

    private static void Damaged(TemporaryFolder folder, int count)
    {
        SampleShards.Begin(folder, 0, 1);
        for (var k = 0; k < count; k++)
        {
            File.WriteAllText(folder[$"{Shards}/{Bad(k)}"], "{");
        }
    }

    private static string Bad(int k) => ShardNames.Record(k + 2);

    private static int Moved(KilledFileOperations operations) => operations.Calls.Count(static c => c.StartsWith("rename", StringComparison.Ordinal) && c.Contains(".bad-", StringComparison.Ordinal));
}
