using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tests.Files;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>Whatever call of a commit or a merge fails, or is the last one: no committed shard is lost, none is corrupt, and going on gives the bytes of the run written at once.</summary>
public sealed partial class ShardFaultTests
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
        if (!isPortable)
        {
            Measures.Add(isKilled ? "R7" : "R8", $"calls of a commit {(isKilled ? "that are the last ones" : "that fail")}", stopped.Count, "calls", "0 lost; 0 corrupt; 0 temporaries left", "0");
        }
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
        if (!isPortable)
        {
            Measures.Add(isKilled ? "R7" : "R8", $"calls of a merge {(isKilled ? "that are the last ones" : "that fail")}", stopped.Count, "calls", "0 lost; 0 corrupt; 0 temporaries left", "0");
        }

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

    [Fact]
    public void What_a_record_names_is_durable_before_it_appears()
    {
        using var folder = new TemporaryFolder();
        var operations = new KilledFileOperations(FileOperations.Current, int.MaxValue);
        using var run = SampleShards.Opened(folder, operations);
        var before = operations.Calls.Count;
        _ = SampleShards.Commit(SampleShards.Writer(run, run.Shards), 0);
        string[] expected =
        [
            "open folder shards", "create folder shards", "fsync", "open folder shards",
            "open folder 00000-*", "create folder 00000-*", "fsync", "open folder 00000-*",
            .. Table("instances.csv"), .. Table("traces.csv"), .. Table("states.csv"), "close",
            "open folder .", "create .00000.json.*", "write", "fsync", "close", FileOperations.Current is PosixFileOperations ? "link 00000.json" : "", "unlink .00000.json.*", "fsync", "close",
            "close",
        ];
        var calls = operations.Calls.Skip(before).Select(static c => Chance().Replace(c, "*")).ToList();
        calls = [.. calls.Where((c, k) => c != "write" || calls[k - 1] != "write")];
        Assert.Equal(expected, calls);

        static string[] Table(string name) => ["open folder .", $"create .{name}.*", "write", "fsync", "close", $"rename {name}", "fsync", "close"];
    }

    [System.Text.RegularExpressions.GeneratedRegex("[0-9a-f]{8}-[0-9]+-[0-9a-f]+(\\.tmp)?")]
    private static partial System.Text.RegularExpressions.Regex Chance();

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
