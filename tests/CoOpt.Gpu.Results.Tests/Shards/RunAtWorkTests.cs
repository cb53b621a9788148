using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Tests.Files;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>Whoever reads a run that is at work sees no fault that is none, wherever in his reading the run merges parts and removes what they were made of, or becomes complete.</summary>
public sealed class RunAtWorkTests
{
    private static readonly int[] Before = [0, 2, 3, 4];
    private static readonly int Stride = EveryCall.IsLong ? 1 : 4;

    [Fact]
    public void Shards_that_are_merged_while_they_are_read_are_no_faults()
    {
        var met = AtEveryCall(MergedOn, static (folder, operations) =>
        {
            var store = ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan, operations);
            Assert.Empty(store.Faults);
            Assert.Empty(store.VerifyData());
            Assert.Subset(store.Committed.Keys.ToHashSet(), Before.ToHashSet());
            return store.Journal is not null;
        });
        Assert.InRange(met * Stride, 5, int.MaxValue);
    }

    [Fact]
    public void A_run_that_merges_while_it_is_verified_has_no_findings()
    {
        var met = AtEveryCall(MergedOn, static (folder, operations) =>
        {
            var run = RunVerification.Of(folder[SampleShards.Name], partial: true, operations);
            Assert.Empty(run.Findings);
            return run.Shards!.Journal is not null;
        });
        Assert.InRange(met * Stride, 5, int.MaxValue);
    }

    [Fact]
    public void A_run_that_becomes_complete_while_it_is_verified_has_no_findings()
    {
        var met = AtEveryCall(static folder => SampleShards.Finish(folder), static (folder, operations) =>
        {
            var run = RunVerification.Of(folder[SampleShards.Name], partial: true, operations);
            var isComplete = run.Manifest is not null;

            // What the sample's manifest does not say of its own tables is found in any case.
            var known = isComplete ? RunVerification.Of(folder[SampleShards.Name], partial: true).Findings : [];
            Assert.Equal(known.ToArray(), run.Findings.ToArray());
            return isComplete;
        });
        Assert.InRange(met * Stride, 20, int.MaxValue);
    }

    [Fact]
    public void Tables_of_part_of_a_run_that_merges_meanwhile_have_every_row_once()
    {
        var met = AtEveryCall(MergedOn, static (folder, operations) =>
        {
            var missing = Partial(folder, operations);
            var hasOne = missing.All(static m => m.From != 2);
            Assert.Equal(hasOne ? [new InstanceRange(10, 12)] : [new InstanceRange(2, 4), new InstanceRange(10, 12)], missing);
            AssertRows(folder, hasOne ? [0, 1, 2, 3, 4] : Before);
            return hasOne;
        });
        Assert.InRange(met * Stride, 20, int.MaxValue);
    }

    [Fact]
    public void Tables_of_part_of_a_run_that_becomes_complete_meanwhile_are_whole_or_refused()
    {
        var met = AtEveryCall(static folder => SampleShards.Finish(folder), static (folder, operations) =>
        {
            if (Record.Exception(() => Partial(folder, operations)) is { } error)
            {
                Assert.Contains("complete meanwhile", Assert.IsType<RunFolderException>(error).Message, StringComparison.Ordinal);
                return true;
            }

            return false;
        });
        Assert.InRange(met * Stride, 20, int.MaxValue);
    }

    // The other process: one more shard, by which two parts can be merged.
    private static void MergedOn(TemporaryFolder folder)
    {
        using var run = SampleShards.Opened(folder);
        _ = SampleShards.Commit(SampleShards.Writer(run, run.Shards), 1);
        using var merge = new RunMerge(run, run.Shards);
        Assert.False(merge.Advance());
    }

    /// <summary>Lets the other process act before the first call of the reading, before a later one, and so on, until it comes to its end before; says how often the reading has met what was done.</summary>
    private static int AtEveryCall(Action<TemporaryFolder> act, Func<TemporaryFolder, IFileOperations, bool> read)
    {
        using var before = TemporaryFolder.Fast();
        SampleShards.Begin(before, Before);
        var met = 0;
        for (var call = 0; ; call += Stride)
        {
            using var folder = TemporaryFolder.Fast();
            foreach (var file in before.Files)
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
                File.Copy(before[file], folder[file]);
            }

            var (at, isDone) = (call, false);
            var operations = new KilledFileOperations(FileOperations.Current, int.MaxValue);
            operations.Before = number =>
            {
                if (number == at)
                {
                    isDone = true;
                    act(folder);
                }
            };
            try
            {
                met += read(folder, operations) ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"before call {call} of {string.Join(", ", operations.Calls)}: {e.Message}", e);
            }

            Assert.Equal(0, operations.OpenHandles);
            if (!isDone)
            {
                return met;
            }
        }
    }

    private static InstanceRange[] Partial(TemporaryFolder folder, IFileOperations operations)
    {
        var store = ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan, operations);
        using var target = RunFolder.OpenAt(folder[$"{SampleShards.Name}-partial"], SampleShards.Plan, RunAccess.Exclusive, operations);
        target.Start(rerun: true);
        var missing = PartialMerge.Write(folder[SampleShards.Name], store, target);
        Assert.Empty(store.Faults);
        return [.. missing];
    }

    private static void AssertRows(TemporaryFolder folder, int[] shards)
    {
        Assert.Equal(shards.SelectMany(static s => SampleShards.Results(s)).Select(static r => r.Instance.Index), Rows(folder, "instances.csv"));
        for (var part = 0; part < SampleShards.Layout.Parts; part++)
        {
            var ofPart = shards.Where(s => SampleShards.Layout.PartOf(s) == part).ToList();
            Assert.Equal(ofPart.SelectMany(static s => SampleShards.Traces(s)).Select(static t => t.Instance), Rows(folder, RunNames.TracePart(part)));
            Assert.Equal(ofPart.SelectMany(static s => SampleShards.States(s)).SelectMany(static s => Enumerable.Repeat(s.Instance, s.X.Length)), Rows(folder, RunNames.StatePart(part)));
        }
    }

    private static List<long> Rows(TemporaryFolder folder, string name)
    {
        var path = folder[$"{SampleShards.Name}-partial/{name}"];
        var rows = new List<long>();
        if (File.Exists(path))
        {
            using var table = TableReader.Open(path);
            while (table.Read())
            {
                rows.Add(table.Row.Whole("instance")!.Value);
            }
        }

        return rows;
    }
}
