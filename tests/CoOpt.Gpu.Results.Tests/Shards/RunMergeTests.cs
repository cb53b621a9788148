using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Merging;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tests.Files;

namespace CoOpt.Gpu.Results.Tests.Shards;

public sealed class RunMergeTests
{
    private static readonly int[] All = [0, 1, 2, 3, 4, 5];

    private static string Shards => $"{SampleShards.Name}/shards";

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(new[] { 5, 4, 3, 2, 1, 0 })]
    [InlineData(new[] { 2, 0, 5, 1, 4, 3 })]
    public void Shards_in_any_order_give_the_bytes_of_the_run_written_at_once(int[] order)
    {
        using var folder = new TemporaryFolder();
        using (var run = SampleShards.Opened(folder))
        {
            var writer = SampleShards.Writer(run, run.Shards);
            using var merge = new RunMerge(run, run.Shards);
            Assert.False(merge.Advance());
            foreach (var shard in order)
            {
                _ = SampleShards.Commit(writer, shard);
                Assert.Equal(shard == order[^1], merge.Advance());
            }

            merge.Finish();
            _ = run.Complete(SampleShards.Manifest);
        }

        SampleShards.AssertWhole(folder);
    }

    /// <summary>Slices of the run by processes side by side, as many as there are shards and more; one of them twice.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Slices_side_by_side_give_the_same_bytes(int slices)
    {
        using var folder = new TemporaryFolder();
        await Task.WhenAll(Enumerable.Range(0, slices + 1).Select(k => Task.Run(() =>
        {
            using var run = SampleShards.Opened(folder, access: RunAccess.Shared);
            var writer = SampleShards.Writer(run, run.Shards);
            for (var shard = k % slices * 6 / slices; shard < ((k % slices) + 1) * 6 / slices; shard++)
            {
                _ = SampleShards.Commit(writer, shard);
            }
        })));
        Assert.Equal(6, ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan).Count);
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    /// <summary>merge.json names all parts: written once a part, it would cost the square of their number in bytes and, while it is made, memory that grows with each.</summary>
    [Fact]
    public void Of_many_parts_the_journal_is_written_once_for_several()
    {
        const int Parts = 150;
        var plan = SweepPlan.Of(Samples.Sweep("many", Samples.Axis("seed", [.. Enumerable.Range(0, Parts).Select(static k => SettingValue.Of(k))])), "philox4x32-10/1");
        using var folder = new TemporaryFolder();
        var operations = new KilledFileOperations(FileOperations.Current, int.MaxValue);
        using var run = RunFolder.Open(folder.FullPath, plan, RunAccess.Exclusive, operations);
        run.Start(rerun: false);
        var writer = new ShardWriter(run, run.Shards, new ShardLayout(Parts, 1, 1), SampleShards.Program, SampleShards.Device, "kernels", TraceColumns.All);
        using var merge = new RunMerge(run, run.Shards);
        for (var k = 0; k < Parts; k++)
        {
            _ = writer.Commit(k, [Samples.Result(k, (ulong)k, SettingValue.Of(k))], [Samples.Trace(k, 10, 0.1)], [], [], new ShardTimings());
            Assert.Equal(k == Parts - 1, merge.Advance());
            Assert.InRange(TracesLeft(), 0, (k / 64) + 1);
        }

        Assert.Equal(0, TracesLeft());
        Assert.InRange(operations.Calls.Count(static c => c == "rename merge.json"), 1, 64 + 32 + 8);
        Assert.Equal(Parts, ShardStore.Read(run.FullPath, plan).Journal!.Parts.Count);

        int TracesLeft() => Directory.GetFiles(Path.Combine(run.FullPath, "shards"), ShardNames.Traces, SearchOption.AllDirectories).Length;
    }

    [Fact]
    public void Missing_shards_are_named()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder);
        Assert.Contains("no shard is committed", Refused(folder, RunFolderProblem.Missing), StringComparison.Ordinal);
        SampleShards.Begin(folder, 0, 1, 4);
        Assert.Contains("shards 2–3, 5 of 6 are missing", Refused(folder, RunFolderProblem.Missing), StringComparison.Ordinal);
        SampleShards.Begin(folder, 2, 3);
        Assert.Contains("shard 5 of 6 is missing", Refused(folder, RunFolderProblem.Missing), StringComparison.Ordinal);
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void Many_missing_shards_are_not_all_listed() =>
        Assert.Equal("shards 0, 2, 4, 6, 8, 10, 12, 14, …", ShardRanges.Text([.. Enumerable.Range(0, 50).Select(static k => 2 * k)]));

    [Fact]
    public void The_disk_holds_traces_once_and_what_is_merged_is_not_merged_again()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, All);
        using (var run = SampleShards.Opened(folder))
        {
            using var merge = new RunMerge(run, run.Shards);
            Assert.True(merge.Advance());
            Assert.DoesNotContain(folder.Files, f => f.StartsWith(Shards, StringComparison.Ordinal) && (f.EndsWith("traces.csv", StringComparison.Ordinal) || f.EndsWith("states.csv", StringComparison.Ordinal)));
        }

        // A part that is there is taken as it is: its time of writing stays.
        var part = folder[$"{SampleShards.Name}/traces/part-00000.csv"];
        File.SetLastWriteTimeUtc(part, DateTime.UnixEpoch);
        Assert.Equal(6, ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan).Count);
        SampleShards.Finish(folder);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(part));
        SampleShards.AssertWhole(folder);
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("cut")]
    [InlineData("missing")]
    [InlineData("linked")]
    public void A_merged_part_that_changed_is_computed_again(string damage)
    {
        using var folder = new TemporaryFolder();
        SampleShards.Merge(folder);
        var part = folder[$"{SampleShards.Name}/states/part-00002.csv"];
        var bytes = File.ReadAllBytes(part);
        File.Delete(part);
        switch (damage)
        {
            case "flipped":
                bytes[^2] ^= 1;
                File.WriteAllBytes(part, bytes);
                using (var run = SampleShards.Opened(folder))
                {
                    Assert.Contains(run.Shards.Faults, static f => f is { File: "states/part-00002.csv", Ordinal: < 0 });
                }

                break;
            case "cut":
                File.WriteAllBytes(part, bytes[..^5]);
                break;
            case "linked":
                _ = File.CreateSymbolicLink(part, folder[$"{SampleShards.Name}/plan.json"]);
                break;
        }

        Assert.Equal([0, 1, 2, 3], ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan).Committed.Keys);
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("flipped")]
    [InlineData("of another plan")]
    [InlineData("cut")]
    [InlineData("missing")]
    [InlineData("linked")]
    public void A_journal_that_cannot_be_read_counts_as_none(string damage)
    {
        using var folder = new TemporaryFolder();
        SampleShards.Merge(folder);
        var path = folder[$"{SampleShards.Name}/merge.json"];
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        switch (damage)
        {
            case "garbage":
                File.WriteAllText(path, "{}");
                break;
            case "flipped":
                bytes[50] ^= 1;
                bytes[^50] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            case "cut":
                File.WriteAllBytes(path, bytes[..(bytes.Length / 2 - 1)]);
                break;
            case "of another plan":
                using (var run = SampleShards.Opened(folder))
                {
                    MergeJournal.Empty(new string('0', 64), SampleShards.Layout).Write(run.Home);
                }

                break;
            case "linked":
                _ = File.CreateSymbolicLink(path, folder[$"{SampleShards.Name}/plan.json"]);
                break;
        }

        var store = ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan);
        Assert.Equal(damage == "missing" ? 0 : 1, store.Faults.Count(static f => f.File == "merge.json"));

        // Part 1 has neither traces nor states, so that its shards lack nothing; those whose tables were in the parts do.
        Assert.Equal([2, 3], store.Committed.Keys);
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Theory]
    [InlineData("../plan.json")]
    [InlineData("traces/part-00001.csv")]
    [InlineData("/etc/passwd")]
    public void A_journal_that_names_other_files_is_not_read(string name)
    {
        using var folder = new TemporaryFolder();
        SampleShards.Merge(folder);
        using (var run = SampleShards.Opened(folder))
        {
            var journal = run.Shards.Journal!;
            (journal with { Parts = journal.Parts.SetItem(0, [journal.Parts[0][0] with { Name = name }]) }).Write(run.Home);
        }

        Assert.Contains("does not have", Assert.Single(ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan).Faults, static f => f.Ordinal < 0).Reason, StringComparison.Ordinal);
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void Shards_taken_back_are_computed_again_with_those_of_their_part()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Merge(folder);
        using (var run = SampleShards.Opened(folder))
        {
            run.Withdraw([3]);
            Assert.Equal([0, 1, 2, 4, 5], run.Shards.Committed.Keys);
            run.Withdraw([0]);
            Assert.Equal([2, 4, 5], run.Shards.Committed.Keys);
            Assert.Contains("shards 0–1, 3 of 6 are missing", Assert.Throws<RunFolderException>(new RunMerge(run, run.Shards).Finish).Message, StringComparison.Ordinal);
        }

        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void Rows_are_widened_wherever_a_read_ends()
    {
        var widen = new StateWidening(3);
        var rows = "1,0,0,0.5,1,2,3,4\n1,0,1,inf,,,-1e-300,4\n"u8;
        const string Wide = "1,0,0,0.5,1,2,,3,4,\n1,0,1,inf,,,,-1e-300,4,\n";
        for (var cut = 0; cut <= rows.Length; cut++)
        {
            using var output = new MemoryStream();
            widen.Begin(2);
            widen.Write(rows[..cut], output);
            widen.Write(rows[cut..], output);
            Assert.Equal(Wide, System.Text.Encoding.ASCII.GetString(output.ToArray()));
        }

        Assert.Equal("instance,step,node,x,y0,y1,y2,z0,z1,z2\n", System.Text.Encoding.ASCII.GetString(widen.Header));
    }

    private static string Refused(TemporaryFolder folder, RunFolderProblem problem)
    {
        using var run = SampleShards.Opened(folder);
        using var merge = new RunMerge(run, run.Shards);
        var error = Assert.Throws<RunFolderException>(merge.Finish);
        Assert.Equal(problem, error.Problem);
        Assert.Contains(folder[SampleShards.Name], error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
