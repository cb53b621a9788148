using System.Text;
using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tests.Shards;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Results.Tests.Runs;

/// <summary>What is committed says which plan it is of: a plan.json that was lost or has changed neither makes another sweep of it nor costs it.</summary>
public sealed class RecordedPlanTests
{
    private static readonly string Plan = $"{SampleShards.Name}/plan.json";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_changed_digit_is_refused_before_anything_is_touched(bool isMerged)
    {
        using var folder = new TemporaryFolder();
        Begin(folder, isMerged);
        Change(folder);
        var before = folder.Files.ToDictionary(f => f, f => File.ReadAllBytes(folder[f]));
        var error = Assert.Throws<RunFolderException>(() =>
        {
            using var run = RunFolder.OpenAt(folder[SampleShards.Name]);
            run.Resume();
        });
        Assert.Equal(RunFolderProblem.Corrupt, error.Problem);
        Assert.Contains("run the spec", error.Message, StringComparison.Ordinal);
        Assert.Equal(before.Keys, folder.Files);
        Assert.All(before, f => Assert.Equal(f.Value, File.ReadAllBytes(folder[f.Key])));
        var finding = Assert.Single(RunVerification.Of(folder[SampleShards.Name], partial: true).Findings);
        Assert.Equal(("plan.json", RecordedPlan.Remedy), (finding.Where, finding.Remedy));
        Assert.Contains("has changed", finding.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changed", false)]
    [InlineData("changed", true)]
    [InlineData("garbage", false)]
    [InlineData("empty", true)]
    [InlineData("missing", false)]
    [InlineData("missing", true)]
    [InlineData("linked", false)]
    public void The_spec_brings_it_back_and_what_is_committed_stays(string damage, bool isMerged)
    {
        using var folder = new TemporaryFolder();
        Begin(folder, isMerged);
        Harm(folder, damage);
        using (var run = SampleShards.Opened(folder))
        {
            Assert.Equal(RunFolderState.Incomplete, run.Inspection.State);
            Assert.Equal(isMerged ? [0, 1, 2, 3, 4, 5] : [1, 4], run.Shards.Committed.Keys);
            Assert.Contains("written anew", Assert.Single(run.Shards.Faults).Reason, StringComparison.Ordinal);
            Assert.Equal(SampleShards.Plan.Bytes, File.ReadAllBytes(folder[Plan]));
        }

        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void A_checkpoint_alone_is_work_too()
    {
        using var folder = new TemporaryFolder();
        using (var run = SampleShards.Opened(folder))
        {
            new CheckpointFolder(run, SampleShards.Program, "kernels").Write(4, 7, [new CheckpointImage(5, 10, new byte[] { 1, 2, 3 })]);
        }

        File.Delete(folder[Plan]);
        Assert.Equal(RunFolderState.Incomplete, RunInspection.Of(folder[SampleShards.Name]).State);
        using (var run = SampleShards.Opened(folder))
        {
            Assert.Equal(1, new CheckpointFolder(run, SampleShards.Program, "kernels").Load());
        }

        Change(folder);
        Assert.Contains("committed beside it", Assert.Throws<RunFolderException>(() => RecordedPlan.Require(folder[SampleShards.Name], Stored(folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_journal_alone_is_work_too()
    {
        using var folder = new TemporaryFolder();
        Begin(folder, isMerged: true);
        foreach (var record in Directory.GetFiles(folder[$"{SampleShards.Name}/shards"], "*.json"))
        {
            File.WriteAllText(record, "{}");
        }

        Change(folder);
        Assert.Contains("committed beside it", Assert.Throws<RunFolderException>(() => RecordedPlan.Require(folder[SampleShards.Name], Stored(folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_committed_the_name_of_the_folder_speaks()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Opened(folder).Dispose();
        RecordedPlan.Require(folder[SampleShards.Name], Stored(folder));
        Change(folder);
        Assert.Contains("folder's name", Assert.Throws<RunFolderException>(() => RecordedPlan.Require(folder[SampleShards.Name], Stored(folder))).Message, StringComparison.Ordinal);

        // A name that somebody gave it says nothing.
        Directory.Move(folder[SampleShards.Name], folder["mine"]);
        RecordedPlan.Require(folder["mine"], SweepPlan.Parse(File.ReadAllBytes(folder["mine/plan.json"])));
    }

    [Fact]
    public void One_record_of_another_plan_does_not_speak_for_all()
    {
        using var folder = new TemporaryFolder();
        Begin(folder, isMerged: false);
        using var other = new TemporaryFolder();
        SampleShards.Begin(other, 0);
        var record = ShardRecord.Parse(File.ReadAllBytes(other[$"{SampleShards.Name}/shards/00000.json"]));
        File.WriteAllBytes(folder[$"{SampleShards.Name}/shards/00000.json"], (record with { PlanSha256 = new string('0', 64) }).ToBytes());
        using (var run = SampleShards.Opened(folder))
        {
            Assert.Equal([1, 4], run.Shards.Committed.Keys);
        }

        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void Shards_of_another_run_are_not_taken_for_the_spec()
    {
        using var folder = new TemporaryFolder();
        Begin(folder, isMerged: false);
        foreach (var file in Directory.GetFiles(folder[$"{SampleShards.Name}/shards"], "*.json"))
        {
            File.WriteAllBytes(file, (ShardRecord.Parse(File.ReadAllBytes(file)) with { PlanSha256 = new string('0', 64) }).ToBytes());
        }

        Assert.Equal(RunFolderProblem.Corrupt, Assert.Throws<RunFolderException>(() => SampleShards.Opened(folder)).Problem);
        File.Delete(folder[Plan]);
        Assert.Equal(RunFolderProblem.Occupied, Assert.Throws<RunFolderException>(() => SampleShards.Opened(folder)).Problem);
    }

    private static void Begin(TemporaryFolder folder, bool isMerged)
    {
        if (isMerged)
        {
            SampleShards.Merge(folder);
        }
        else
        {
            SampleShards.Begin(folder, 1, 4);
        }
    }

    private static SweepPlan Stored(TemporaryFolder folder) => SweepPlan.Parse(File.ReadAllBytes(folder[Plan]));

    // Still a plan, of other instances.
    private static void Change(TemporaryFolder folder)
    {
        var text = Encoding.UTF8.GetString(SampleShards.Plan.Bytes.AsSpan());
        var at = text.IndexOf("11", StringComparison.Ordinal);
        File.WriteAllText(folder[Plan], $"{text[..at]}17{text[(at + 2)..]}");
        Assert.NotEqual(SampleShards.Plan.Hash, Stored(folder).Hash);
    }

    private static void Harm(TemporaryFolder folder, string damage)
    {
        File.Delete(folder[Plan]);
        switch (damage)
        {
            case "changed":
                Change(folder);
                break;
            case "garbage":
                File.WriteAllText(folder[Plan], "{}");
                break;
            case "empty":
                File.WriteAllText(folder[Plan], "");
                break;
            case "linked":
                _ = File.CreateSymbolicLink(folder[Plan], folder["elsewhere.json"]);
                break;
        }
    }
}
