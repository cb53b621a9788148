using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Tests.Shards;

public sealed class ShardStoreTests
{
    private static string Shards => $"{SampleShards.Name}/shards";

    [Fact]
    public void Committed_shards_are_found_with_what_they_say()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 1, 4);
        var store = Read(folder);
        Assert.Equal([1, 4], store.Committed.Keys);
        Assert.Equal((2, SampleShards.Layout, SampleShards.Program, "kernels"), (store.Count, store.Layout, store.Program, store.Arithmetic));
        Assert.True(store.IsCommitted(4) && !store.IsCommitted(0));
        Assert.Empty(store.Faults);
        Assert.Empty(store.VerifyData());
        var record = store.Committed[1];
        Assert.Equal([.. SampleShards.Failures(1)], record.Failures.ToArray());
        Assert.Equal((1L, 5L, 1L), (record.Files[0].Rows, record.Files[1].Rows - 2, record.Files[2].Rows));
        Assert.Equal(3, record.Files[2].Parameters);
        Assert.Equal(3, ShardTotals.None.Plus(record.Totals).Plus(store.Committed[4].Totals).Instances);
    }

    [Fact]
    public void A_folder_without_shards_has_none()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder);
        var store = Read(folder);
        Assert.Equal((0, null, null, null), (store.Count, store.Layout, store.Program, store.Arithmetic));
        store.Require(SampleShards.Layout, SampleShards.Program, "reference");
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "record flipped", "checksum" },
        { "record cut", "cut off" },
        { "record empty", "empty" },
        { "record of another shard", "of shard 1" },
        { "record is a folder", "" },
        { "record is a link", "" },
        { "data missing", "is missing" },
        { "data cut", "bytes" },
        { "data folder missing", "is missing" },
        { "data is a link", "" },
        { "data folder is a link", "" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_shard_is_a_fault_and_computed_again(string damage, string reason)
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0, 1, 2, 3, 4, 5);
        Damage(folder, damage);
        var store = Read(folder);
        Assert.Equal([0, 1, 2, 3, 5], store.Committed.Keys);
        var fault = Assert.Single(store.Faults);
        Assert.Equal(("shards/00004.json", 4), (fault.File, fault.Ordinal));
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        using (var run = SampleShards.Opened(folder))
        {
            Assert.Equal([0, 1, 2, 3, 5], run.Shards.Committed.Keys);
            Assert.Single(run.Shards.Faults);
        }

        if (damage != "record is a folder")
        {
            Assert.Contains(folder.Files, f => f == $"{Shards}/00004.bad-1.json");
        }

        Assert.Equal("untouched", File.ReadAllText(folder["outside"]));
        SampleShards.Finish(folder);
        Assert.Equal(damage == "record is a link", folder.Files.Contains("elsewhere/00004.json"));
        File.Delete(folder["outside"]);
        Directory.Delete(folder["elsewhere"], recursive: true);
        SampleShards.AssertWhole(folder);
    }

    [Theory]
    [InlineData("instances.csv")]
    [InlineData("traces.csv")]
    [InlineData("states.csv")]
    public void Data_of_the_same_length_and_other_bytes_is_found_when_it_is_read(string table)
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0, 1, 2, 3, 4, 5);
        Flip(folder, table);
        var store = Read(folder);
        Assert.Equal(6, store.Count);
        var fault = Assert.Single(store.VerifyData());
        Assert.Equal(4, fault.Ordinal);
        Assert.EndsWith(table, fault.File, StringComparison.Ordinal);
        Assert.False(store.IsCommitted(4));

        // Whoever goes on finds it before anything is computed, and a merge that meets what changed since says so.
        using (var run = SampleShards.Opened(folder))
        {
            Assert.Equal(fault.File, Assert.Single(run.Shards.Faults).File);
            Assert.Equal([0, 1, 2, 3, 5], run.Shards.Committed.Keys);
            _ = SampleShards.Commit(SampleShards.Writer(run, run.Shards), 4);
            Flip(folder, table);
            using var merge = new RunMerge(run, run.Shards);
            var error = Assert.Throws<RunFolderException>(merge.Finish);
            Assert.Equal(RunFolderProblem.Corrupt, error.Problem);
            Assert.Contains($"00004-", error.Message, StringComparison.Ordinal);
            Assert.Contains("coopt resume", error.Message, StringComparison.Ordinal);
        }

        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void Records_of_another_plan_are_not_used()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0);
        var other = SweepPlan.Of(SampleShards.Sweep(1), "philox4x32-10/1");
        var store = ShardStore.Read(folder[SampleShards.Name], other);
        Assert.Equal("it is of another plan", Assert.Single(store.Faults).Reason);
    }

    [Fact]
    public void Other_programs_arithmetics_and_layouts_are_refused_and_named()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0);
        var store = Read(folder);
        store.Require(SampleShards.Layout, SampleShards.Program, "kernels");
        foreach (var (layout, program, arithmetic, told) in new[]
        {
            (SampleShards.Layout, SampleShards.Program with { Version = "2.0" }, "kernels", "coopt 1.0.0 (aaaaaaaaaa)"),
            (SampleShards.Layout, SampleShards.Program with { Dirty = true }, "kernels", "(aaaaaaaaaa, changed)"),
            (SampleShards.Layout, SampleShards.Program, "reference", "'reference'"),
            (SampleShards.Layout with { ShardSize = 4 }, SampleShards.Program, "kernels", "2 instances each"),
        })
        {
            var error = Assert.Throws<RunFolderException>(() => store.Require(layout, program, arithmetic));
            Assert.Equal(RunFolderProblem.Mixed, error.Problem);
            Assert.Contains(told, error.Message, StringComparison.Ordinal);
            Assert.Contains("--rerun", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_record_that_another_program_put_beside_the_others_is_refused_and_nothing_is_touched()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0);
        using (var run = SampleShards.Opened(folder))
        {
            _ = SampleShards.Commit(SampleShards.Writer(run, run.Shards, program: SampleShards.Program with { Version = "2" }), 1);
        }

        Assert.Contains("shard 0", Assert.Single(Read(folder).Faults).Reason, StringComparison.Ordinal);
        AssertRefused(folder, "shards/00001.json");
    }

    [Fact]
    public void A_whole_record_of_another_version_is_refused_and_nothing_is_touched()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0, 1);
        var path = folder[$"{Shards}/00001.json"];
        var text = File.ReadAllText(path);
        var body = JsonNode.Parse(text)!["record"]!.AsObject();
        body["version"] = ShardRecord.CurrentVersion + 1;
        File.WriteAllBytes(path, SealedJson.Write(body.DeepClone().AsObject()));
        AssertRefused(folder, $"version {ShardRecord.CurrentVersion + 1}");

        // With a byte too many it is no whole record, whoever wrote it: it is put aside.
        File.AppendAllText(path, " ");
        Assert.False(Assert.Single(Read(folder).Faults).IsForeign);
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    private static void AssertRefused(TemporaryFolder folder, string told)
    {
        var before = folder.Files.ToList();
        var error = Assert.Throws<RunFolderException>(() => SampleShards.Opened(folder));
        Assert.Equal(RunFolderProblem.Mixed, error.Problem);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains("--rerun", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.Files);
    }

    [Fact]
    public void What_dead_writers_left_is_collected_and_what_living_ones_write_is_not()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0);
        var host = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..8];
        var alive = Attempt.New();
        string[] kept = [$"00003-{alive.Name}", $"00003-{host}-1-00000001", "00003-ffffffff-99-00000002", "00003-nothing", "99999999999-00000000-1-00000000"];
        string[] gone = [$"00003-{host}-{int.MaxValue}-00000001", $"00003-{host}-{Environment.ProcessId}-00000001", "00003-ffffffff-1-00000002", $"00000-{host}-{int.MaxValue}-00000001"];
        foreach (var name in kept.Concat(gone))
        {
            _ = Directory.CreateDirectory(folder[$"{Shards}/{name}"]);
            File.WriteAllText(folder[$"{Shards}/{name}/instances.csv"], "half a row");
        }

        File.WriteAllText(folder[$"{Shards}/.00003.json.{host}-{int.MaxValue}-1.tmp"], "{");
        File.WriteAllText(folder[$"{SampleShards.Name}/.instances.csv.{host}-1-1.tmp"], "{");
        Directory.SetLastWriteTimeUtc(folder[$"{Shards}/00003-ffffffff-1-00000002"], DateTime.UtcNow.AddDays(-2));
        using (var run = SampleShards.Opened(folder, access: RunAccess.Shared))
        {
            Assert.Equal(kept.Select(k => $"{Shards}/{k}/instances.csv").Order(StringComparer.Ordinal), folder.Files.Where(f => f.Contains("/00003", StringComparison.Ordinal) || f.Contains("/999", StringComparison.Ordinal)));
            Assert.DoesNotContain(gone, g => Directory.Exists(folder[$"{Shards}/{g}"]));
            Assert.Equal([0], run.Shards.Committed.Keys);
        }

        // Who has the folder for himself knows that of this machine nobody else writes, even where the dead writer's number is that of a living process now.
        using (SampleShards.Opened(folder))
        {
            Assert.Equal(!OperatingSystem.IsLinux(), Directory.Exists(folder[$"{Shards}/{kept[1]}"]));
            Assert.True(Directory.Exists(folder[$"{Shards}/{kept[0]}"]));
            Assert.Equal(!OperatingSystem.IsLinux(), folder.Files.Any(static f => f.EndsWith(".tmp", StringComparison.Ordinal)));
        }

        Assert.False(alive.IsKnownDead);
        alive.End();
        Assert.True(alive.IsKnownDead);
        Assert.Equal(alive, Attempt.TryParse(alive.Name));
        Assert.Null(Attempt.TryParse("0123abcd-99999999999-89abcdef"));
        Assert.Null(Attempt.TryParse("0123abcd-007-89abcdef"));
        Assert.Null(Attempt.TryParse("../0123abcd-7-89abcdef"));
    }

    [Fact]
    public void Files_that_are_not_ours_stay_and_are_not_read()
    {
        using var folder = new TemporaryFolder();
        SampleShards.Begin(folder, 0);
        string[] strange = ["notes.txt", "1.json", "000000.json", "00001.json.old", "٠٠٠٠١.json"];
        foreach (var name in strange)
        {
            File.WriteAllText(folder[$"{Shards}/{name}"], "mine");
        }

        Assert.Empty(Read(folder).Faults);
        SampleShards.Finish(folder);
        Assert.Equal(strange.Select(s => $"{Shards}/{s}").Order(StringComparer.Ordinal), folder.Files.Where(f => f.StartsWith(Shards, StringComparison.Ordinal)));
    }

    private static ShardStore Read(TemporaryFolder folder) => ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan);

    private static string Data(TemporaryFolder folder) => Directory.GetDirectories(folder[Shards], "00004-*").Single();

    private static void Flip(TemporaryFolder folder, string table)
    {
        var path = Path.Combine(Data(folder), table);
        var bytes = File.ReadAllBytes(path);
        bytes[^3] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void Damage(TemporaryFolder folder, string damage)
    {
        var record = folder[$"{Shards}/00004.json"];
        var bytes = File.ReadAllBytes(record);
        var data = Data(folder);
        var traces = Path.Combine(data, "traces.csv");
        File.WriteAllText(folder["outside"], "untouched");
        _ = Directory.CreateDirectory(folder["elsewhere"]);
        switch (damage)
        {
            case "record flipped":
                bytes[100] ^= 4;
                File.WriteAllBytes(record, bytes);
                break;
            case "record cut":
                File.WriteAllBytes(record, bytes[..80]);
                break;
            case "record empty":
                File.WriteAllBytes(record, []);
                break;
            case "record of another shard":
                File.Copy(folder[$"{Shards}/00001.json"], record, overwrite: true);
                break;
            case "record is a folder":
                File.Delete(record);
                _ = Directory.CreateDirectory(record);
                break;
            case "record is a link":
                File.Move(record, folder["elsewhere/00004.json"]);
                _ = File.CreateSymbolicLink(record, folder["elsewhere/00004.json"]);
                break;
            case "data missing":
                File.Delete(traces);
                break;
            case "data cut":
                File.WriteAllBytes(traces, File.ReadAllBytes(traces)[..^1]);
                break;
            case "data folder missing":
                Directory.Delete(data, recursive: true);
                break;
            case "data is a link":
                File.Delete(traces);
                _ = File.CreateSymbolicLink(traces, folder["outside"]);
                break;
            default:
                Directory.Delete(data, recursive: true);
                _ = Directory.CreateSymbolicLink(data, folder["elsewhere"]);
                break;
        }
    }
}
