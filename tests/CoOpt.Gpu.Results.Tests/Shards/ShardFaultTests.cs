using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tests.Files;

namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>Whatever call of a commit or a merge fails, or is the last one: no committed shard is lost, none is corrupt, and going on gives the bytes of the run written at once.</summary>
public sealed class ShardFaultTests
{
    private static readonly int[] Before = [0, 1, 4];
    private static readonly int[] All = [0, 1, 2, 3, 4, 5];

    public static TheoryData<bool, bool> Ways => new() { { false, false }, { true, false }, { false, true }, { true, true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_commit(bool isKilled, bool isPortable)
    {
        var stopped = Run(
            isKilled,
            isPortable,
            folder => SampleShards.Begin(folder, Before),
            (folder, operations) =>
            {
                using var run = SampleShards.Opened(folder, operations);
                _ = SampleShards.Commit(SampleShards.Writer(run, run.Shards), 2);
            },
            Before);
        Assert.False(new[] { "create folder", "create", "write", "fsync", "close", "link", "read", "open", isPortable ? "rename" : "unlink" }.Except(stopped).Any());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_merge_to_its_end(bool isKilled, bool isPortable)
    {
        var stopped = Run(
            isKilled,
            isPortable,
            folder => SampleShards.Begin(folder, All),
            (folder, operations) => SampleShards.Finish(folder, operations),
            All,
            stride: isPortable ? 11 : 5);
        Assert.InRange(stopped.Count, isPortable ? 30 : 80, int.MaxValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Taking_shards_back_that_are_merged(bool isKilled)
    {
        _ = Run(
            isKilled,
            false,
            folder =>
            {
                SampleShards.Begin(folder, All);
                using var run = SampleShards.Opened(folder);
                using var merge = new RunMerge(run, run.Shards);
                Assert.True(merge.Advance());
            },
            (folder, operations) =>
            {
                using var run = SampleShards.Opened(folder, operations);
                run.Withdraw([4]);
                Assert.Equal([0, 1, 2, 3], run.Shards.Committed.Keys);
            },
            [0, 1, 2, 3],
            mayLackData: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Starting_anew_over_shards_leaves_what_can_be_started_or_gone_on_with(bool isKilled)
    {
        _ = Run(
            isKilled,
            false,
            folder => SampleShards.Begin(folder, Before),
            (folder, operations) =>
            {
                using var run = RunFolder.Open(folder.FullPath, SampleShards.Plan, RunAccess.Exclusive, operations);
                run.Start(rerun: true);
                Assert.Equal(0, run.Shards.Count);
                Assert.Equal([$"{SampleShards.Name}/plan.json"], folder.Files);
            },
            []);
    }

    private static List<string> Run(bool isKilled, bool isPortable, Action<TemporaryFolder> prepare, Action<TemporaryFolder, IFileOperations> act, int[] kept, bool mayLackData = false, int stride = 1)
    {
        IFileOperations inner = isPortable || !OperatingSystem.IsLinux() ? new PortableFileOperations() : new PosixFileOperations();
        return isKilled ? EveryCall.Killed(prepare, act, Check, inner, stride) : EveryCall.Failed(prepare, act, Check, inner, stride);

        void Check(TemporaryFolder folder)
        {
            if (RunInspection.Of(folder[SampleShards.Name]).State == RunFolderState.Incomplete)
            {
                var store = ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan);
                Assert.True(mayLackData || store.Faults.IsEmpty);
                Assert.Subset(store.Committed.Keys.ToHashSet(), kept.ToHashSet());
                Assert.Empty(store.VerifyData());
            }

            SampleShards.Finish(folder);
            SampleShards.AssertWhole(folder);
        }
    }
}
