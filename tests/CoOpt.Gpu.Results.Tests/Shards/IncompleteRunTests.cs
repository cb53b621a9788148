using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>What verification says of a run that is going on or was interrupted, and the tables of part of it.</summary>
public sealed class IncompleteRunTests
{
    private static string Shards => $"{SampleShards.Name}/shards";

    [Fact]
    public void An_interrupted_run_is_verified_file_by_file()
    {
        using var folder = new TemporaryFolder();
        Interrupted(folder);
        var run = RunVerification.Of(folder[SampleShards.Name], partial: true);
        Assert.Empty(run.Findings);
        Assert.Equal(RunFolderState.Incomplete, run.State);
        Assert.Equal([0, 1, 4], run.Shards!.Committed.Keys);
        var verdicts = run.Files.GroupBy(static f => f.Verdict).ToDictionary(static g => g.Key, static g => g.Select(static f => f.Name).ToArray());
        Assert.Equal([FileVerdict.Ok, FileVerdict.Unverified], verdicts.Keys.Order());

        // The plan has no checksum but its name's; a stray attempt and a sign of life none either.
        Assert.Equal(["heartbeats/0.json", "plan.json", "shards/00005-ffffffff-1-00000001/instances.csv"], verdicts[FileVerdict.Unverified]);
        Assert.Contains("merge.json", verdicts[FileVerdict.Ok]);
        Assert.Contains("traces/part-00000.csv", verdicts[FileVerdict.Ok]);
        Assert.Contains("checkpoints/4-7.0.bin", verdicts[FileVerdict.Ok]);

        var strict = RunVerification.Of(folder[SampleShards.Name], partial: false);
        Assert.Contains("coopt resume", Assert.Single(strict.Findings).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shards/00004.json", "checksum")]
    [InlineData("shards/00004-*/traces.csv", "not what was written")]
    [InlineData("checkpoints/4-7.0.bin", "checksum")]
    [InlineData("traces/part-00000.csv", "changed since it was merged")]
    [InlineData("merge.json", "the second of its two copies")]
    [InlineData("plan.json", "")]
    public void What_changed_is_found(string file, string what)
    {
        using var folder = new TemporaryFolder();
        Interrupted(folder);
        var parts = file.Split('/');
        var path = parts.Length == 3 ? Path.Combine(Directory.GetDirectories(folder[Shards], parts[1]).Single(), parts[2]) : folder[$"{SampleShards.Name}/{file}"];
        var bytes = File.ReadAllBytes(path);
        bytes[^30] ^= 1;
        File.WriteAllBytes(path, bytes);
        var run = RunVerification.Of(folder[SampleShards.Name], partial: true);
        var name = Path.GetRelativePath(folder[SampleShards.Name], path);
        Assert.Contains(run.Findings, f => file == "plan.json" || (f.Where == name && f.What.Contains(what, StringComparison.Ordinal)));
        if (file != "plan.json")
        {
            Assert.Equal(FileVerdict.Changed, run.Files.Single(f => f.Name == name).Verdict);
            var error = Record.Exception(() => SampleShards.Finish(folder));
            Assert.True(error is null or RunFolderException { Problem: RunFolderProblem.Corrupt }, error?.ToString());
            if (error is not null)
            {
                SampleShards.Finish(folder);
            }

            SampleShards.AssertWhole(folder);
        }
    }

    [Fact]
    public void Two_results_of_one_shard_and_checkpoints_of_another_plan_are_found()
    {
        using var folder = new TemporaryFolder();
        Interrupted(folder);
        File.WriteAllText(folder[$"{Shards}/00004.other-ffffffff-1-00000001.json"], "");
        File.Copy(folder[$"{SampleShards.Name}/checkpoints/4-7.0.bin"], folder[$"{SampleShards.Name}/checkpoints/4-8.0.bin"]);
        using (var stream = File.Create(folder[$"{SampleShards.Name}/checkpoints/4-9.0.bin"]))
        {
            CheckpointFile.Write(stream, new CheckpointHeader(new string('0', 64), "", "", 4, 9, 0), []);
        }

        Assert.Equal(
            ["shards/00004.json", "checkpoints/4-8.0.bin", "checkpoints/4-9.0.bin"],
            RunVerification.Of(folder[SampleShards.Name], partial: true).Findings.Select(static f => f.Where));
    }

    [Fact]
    public void What_a_crash_after_the_manifest_left_is_told_in_few_words_and_removed()
    {
        using var folder = new TemporaryFolder();
        Interrupted(folder);
        using (var run = SampleShards.Opened(folder))
        {
            _ = run.Complete(SampleShards.Manifest);
            Assert.DoesNotContain(folder.Files, static f => f.Contains("/shards/", StringComparison.Ordinal));
        }

        // As if it had not got to the removal.
        Directory.CreateDirectory(folder[$"{Shards}/00001-ffffffff-1-00000001"]);
        File.WriteAllText(folder[$"{Shards}/00001-ffffffff-1-00000001/instances.csv"], "12345");
        File.WriteAllText(folder[$"{Shards}/00001.json"], "12345");
        Assert.Equal(("shards/", 10L), RunVerification.Of(folder[SampleShards.Name], partial: true).Files.Where(static f => f.Name.StartsWith("shards", StringComparison.Ordinal)).Select(static f => (f.Name, f.Bytes)).Single());
        using (SampleShards.Opened(folder))
        {
            // Somebody has the folder: it is left for later.
            RunRemains.Remove(folder[SampleShards.Name]);
            Assert.Equal(OperatingSystem.IsLinux(), Directory.Exists(folder[Shards]));
        }

        RunRemains.Remove(folder[SampleShards.Name]);
        Assert.False(Directory.Exists(folder[Shards]));
        RunRemains.Remove(folder[SampleShards.Name]);
    }

    [Fact]
    public void Tables_of_part_of_a_run_lie_beside_it_and_the_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        Interrupted(folder);
        SampleShards.Begin(folder, 5);
        Assert.Equal([(4L, 8L)], Partial(folder));
        var name = $"{SampleShards.Name}-partial";
        Assert.Equal(
            new[] { "instances.csv", "manifest.json", "plan.json", "states/part-00000.csv", "states/part-00002.csv", "traces/part-00000.csv", "traces/part-00002.csv" }.Select(f => $"{name}/{f}"),
            folder.Files.Where(f => f.StartsWith(name, StringComparison.Ordinal)));
        foreach (var part in (string[])["states/part-00000.csv", "states/part-00002.csv", "traces/part-00000.csv", "traces/part-00002.csv"])
        {
            Assert.Equal(SampleShards.Whole[part], File.ReadAllBytes(folder[$"{name}/{part}"]));
        }

        using (var table = TableReader.Open(folder[$"{name}/instances.csv"]))
        {
            foreach (var index in (int[])[0, 1, 2, 8, 9, 10, 11])
            {
                Assert.True(table.Read() && table.Row.Whole("instance") == index);
            }

            Assert.False(table.Read());
        }

        Assert.Empty(RunVerification.Of(folder[name], partial: false).Findings);

        // A row more or less than its manifest says is found.
        var path = folder[$"{name}/manifest.json"];
        var manifest = RunManifest.Parse(File.ReadAllBytes(path));
        foreach (var wrong in (InstanceRange[])[new(4, 7), new(4, 9), new(2, long.MaxValue)])
        {
            File.WriteAllBytes(path, ManifestJson.Write(manifest with { Missing = [wrong] }));
            Assert.NotEmpty(RunVerification.Of(folder[name], partial: false).Findings);
        }

        // A shard whose data was changed is left out; again, over the one before.
        var data = Path.Combine(Directory.GetDirectories(folder[Shards], "00005-*").Single(d => !d.Contains("ffffffff", StringComparison.Ordinal)), "instances.csv");
        File.AppendAllText(data, "x");
        Assert.Equal([(4L, 8L), (10L, 12L)], Partial(folder));
        Directory.Delete(folder[name], recursive: true);
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void Of_a_run_without_shards_and_of_one_whose_merged_part_changed_there_are_no_tables()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder);
        Assert.Equal(RunFolderProblem.Missing, Assert.Throws<RunFolderException>(() => Partial(folder)).Problem);
        Interrupted(folder);
        var part = folder[$"{SampleShards.Name}/traces/part-00000.csv"];
        var bytes = File.ReadAllBytes(part);
        bytes[^3] ^= 1;
        File.WriteAllBytes(part, bytes);
        var error = Assert.Throws<RunFolderException>(() => Partial(folder));
        Assert.Equal(RunFolderProblem.Corrupt, error.Problem);
        Assert.Contains("part-00000.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_run_with_two_results_of_one_shard_there_are_no_tables()
    {
        using var folder = new TemporaryFolder();
        Interrupted(folder);
        foreach (var (shard, told) in new[] { ("00004", "shard 4 was computed twice"), ("00000", "shards 0, 4 were computed twice") })
        {
            File.WriteAllText(folder[$"{Shards}/{shard}.other-ffffffff-1-00000001.json"], "");
            var error = Assert.Throws<RunFolderException>(() => Partial(folder));
            Assert.Equal(RunFolderProblem.Nondeterminism, error.Problem);
            Assert.Contains(told, error.Message, StringComparison.Ordinal);
        }
    }

    private static (long, long)[] Partial(TemporaryFolder folder)
    {
        using var source = RunFolder.OpenAt(folder[SampleShards.Name], RunAccess.Shared);
        source.Resume();
        using var target = PartialMerge.Open(folder[SampleShards.Name], SampleShards.Plan);
        target.Start(rerun: true);
        var missing = PartialMerge.Write(folder[SampleShards.Name], source.Shards, target);
        var records = source.Shards.Committed.Values;
        var totals = records.Aggregate(ShardTotals.None, static (sum, r) => sum.Plus(r.Totals));
        _ = target.Complete(SampleShards.Manifest with { Missing = missing, Outcomes = totals.Outcomes, Failures = [.. records.SelectMany(static r => r.Failures)] });
        return [.. missing.Select(static m => (m.From, m.To))];
    }

    // Part 0 merged, part 1 missing, part 2 half there with a checkpoint; a stray attempt of another machine and a sign of life.
    private static void Interrupted(TemporaryFolder folder)
    {
        SampleShards.Begin(folder, 0, 1, 4);
        using var run = SampleShards.Opened(folder);
        using var merge = new RunMerge(run, run.Shards);
        Assert.False(merge.Advance());
        new CheckpointFolder(run, SampleShards.Program, "kernels").Write(4, 7, [new(4, 1, new byte[100])]);
        _ = Directory.CreateDirectory(folder[$"{Shards}/00005-ffffffff-1-00000001"]);
        File.WriteAllText(folder[$"{Shards}/00005-ffffffff-1-00000001/instances.csv"], "");
        _ = Directory.CreateDirectory(folder[$"{SampleShards.Name}/heartbeats"]);
        File.WriteAllText(folder[$"{SampleShards.Name}/heartbeats/0.json"], "{}");
    }
}
