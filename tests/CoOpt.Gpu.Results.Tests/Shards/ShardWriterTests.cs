using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tests.Files;

namespace CoOpt.Gpu.Results.Tests.Shards;

public sealed class ShardWriterTests
{
    private static string Shards => $"{SampleShards.Name}/shards";

    [Fact]
    public void Whoever_is_second_with_the_same_data_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var first = SampleShards.Opened(folder, access: RunAccess.Shared);
        using var second = SampleShards.Opened(folder, access: RunAccess.Shared);
        var record = SampleShards.Commit(SampleShards.Writer(first, first.Shards), 2);
        var before = folder.Files;
        Assert.Equal(record.Attempt, SampleShards.Commit(SampleShards.Writer(second, second.Shards), 2).Attempt);
        Assert.Equal(before, folder.Files);
        Assert.True(second.Shards.IsCommitted(2));
    }

    [Fact]
    public async Task Of_writers_that_race_one_wins_and_the_others_take_his()
    {
        for (var round = 0; round < (EveryCall.IsLong ? 200 : 10); round++)
        {
            using var folder = TemporaryFolder.Fast();
            using var run = SampleShards.Opened(folder, access: RunAccess.Shared);
            using var start = new Barrier(4);
            var attempts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                using var mine = SampleShards.Opened(folder, access: RunAccess.Shared);
                var writer = SampleShards.Writer(mine, mine.Shards);
                start.SignalAndWait();
                return SampleShards.Commit(writer, 2).Attempt;
            })));
            Assert.Single(attempts.Distinct());
            Assert.Equal([$"{SampleShards.Name}/plan.json", $"{Shards}/00002-{attempts[0]}/instances.csv", $"{Shards}/00002.json"], folder.Files);
            Assert.Empty(ShardStore.Read(run.FullPath, run.Plan).VerifyData());
        }
    }

    [Fact]
    public void Other_data_for_a_committed_shard_is_an_alarm_and_both_are_kept()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0, 1, 2, 3, 4, 5);
        using (var run = SampleShards.Opened(folder))
        {
            var writer = SampleShards.Writer(run, run.Shards);
            var error = Assert.Throws<RunFolderException>(() => writer.Commit(2, SampleShards.Results(2), SampleShards.Traces(0), [], [], new ShardTimings()));
            Assert.Equal(RunFolderProblem.Nondeterminism, error.Problem);
            Assert.Contains("shard 2", error.Message, StringComparison.Ordinal);
            Assert.Equal(2, Directory.GetDirectories(folder[Shards], "00002-*").Length);
        }

        // It is known to whoever comes next, and nothing of it is collected or merged.
        using (var run = SampleShards.Opened(folder))
        {
            Assert.Equal([2], run.Shards.Conflicts.ToArray());
            Assert.Equal(2, Directory.GetDirectories(folder[Shards], "00002-*").Length);
            using var merge = new RunMerge(run, run.Shards);
            var refused = Assert.Throws<RunFolderException>(merge.Finish);
            Assert.Equal(RunFolderProblem.Nondeterminism, refused.Problem);
            Assert.Contains("shard 2", refused.Message, StringComparison.Ordinal);
        }

        using (var run = RunFolder.Open(folder.FullPath, SampleShards.Plan))
        {
            run.Start(rerun: true);
        }

        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void The_alarm_is_given_even_where_its_note_cannot_be_written()
    {
        for (var call = 0; ; call++)
        {
            using var folder = TemporaryFolder.Fast();
            SampleShards.Begin(folder, 2);
            var operations = new KilledFileOperations(FileOperations.Current, call, 28);
            var error = Record.Exception(() =>
            {
                using var run = SampleShards.Opened(folder, operations);
                _ = SampleShards.Writer(run, run.Shards).Commit(2, SampleShards.Results(2), SampleShards.Traces(0), [], [], new ShardTimings());
            });
            Assert.True(error is ResultFileException or RunFolderException { Problem: RunFolderProblem.Nondeterminism }, $"{call} {operations.Stopped}: {error}");
            Assert.Empty(ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan).VerifyData());
            if (operations.Stopped is null)
            {
                break;
            }
        }
    }

    [Fact]
    public void Other_failures_with_the_same_tables_are_other_data()
    {
        using var folder = new TemporaryFolder();
        using var run = SampleShards.Opened(folder);
        var writer = SampleShards.Writer(run, run.Shards);
        _ = SampleShards.Commit(writer, 1);
        _ = writer.Commit(1, SampleShards.Results(1), SampleShards.Traces(1), SampleShards.States(1), [new(3, "said otherwise")], new ShardTimings());
        _ = Assert.Throws<RunFolderException>(() => writer.Commit(1, SampleShards.Results(1), SampleShards.Traces(1), SampleShards.States(1), [new(2, "")], new ShardTimings()));
    }

    [Theory]
    [InlineData("2.0", "kernels")]
    [InlineData("1.0.0", "reference")]
    public void Other_data_of_another_program_is_no_alarm_but_a_mixture(string version, string arithmetic)
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 2);
        using var run = SampleShards.Opened(folder);
        var writer = SampleShards.Writer(run, run.Shards, arithmetic, SampleShards.Program with { Version = version });
        var error = Assert.Throws<RunFolderException>(() => writer.Commit(2, SampleShards.Results(2), SampleShards.Traces(0), [], [], new ShardTimings()));
        Assert.Equal(RunFolderProblem.Mixed, error.Problem);
        Assert.Single(Directory.GetDirectories(folder[Shards]));
    }

    [Fact]
    public void A_record_damaged_after_the_resume_does_not_keep_its_shard_from_being_committed()
    {
        using var folder = new TemporaryFolder();
        using var run = SampleShards.Opened(folder);
        var writer = SampleShards.Writer(run, run.Shards);
        _ = SampleShards.Commit(writer, 2);
        File.WriteAllText(folder[$"{Shards}/00002.json"], "{}");
        Assert.Equal(2, SampleShards.Commit(writer, 2).Ordinal);
        Assert.Contains("moved", Assert.Single(run.Shards.Faults).Reason, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(folder[$"{Shards}/00002.bad-1.json"]));
        Assert.Empty(run.Shards.VerifyData());
        Assert.Equal([2], ShardStore.Read(run.FullPath, run.Plan).Committed.Keys);
    }

    [Fact]
    public void Without_links_a_record_is_committed_once_as_well()
    {
        using var folder = new TemporaryFolder();
        using var run = SampleShards.Opened(folder, new PortableFileOperations());
        var writer = SampleShards.Writer(run, run.Shards);
        var first = SampleShards.Commit(writer, 2);
        Assert.Equal(first.Attempt, SampleShards.Commit(writer, 2).Attempt);
        Assert.Equal(3, folder.Files.Length);
    }
}
