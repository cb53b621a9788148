using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>All that is merged hangs on merge.json, which therefore holds everything twice.</summary>
public sealed class MergeJournalTests
{
    private static readonly string Journal = $"{SampleShards.Name}/merge.json";

    [Fact]
    public void One_changed_bit_loses_nothing_wherever_it_is() => Survives(static bytes => Enumerable.Range(0, bytes.Length).Select(k => Flipped(bytes, k, 1 << (k % 8))));

    [Fact]
    public void A_changed_end_of_a_copy_loses_nothing_whatever_it_becomes() =>
        Survives(static bytes => from k in new[] { -3, -2, -1, 0, 1 } from bit in Enumerable.Range(0, 8) select Flipped(bytes, (bytes.Length / 2) + k, 1 << bit));

    [Fact]
    public void Cut_behind_its_first_copy_or_extended_it_loses_nothing() =>
        Survives(static bytes => Enumerable.Range(bytes.Length / 2, bytes.Length / 2).Select(k => bytes[..k]).Concat([[.. bytes, 0], [.. bytes, .. bytes], [.. bytes, .. "\n}\n"u8]]));

    [Fact]
    public void A_byte_more_or_less_in_its_first_copy_loses_nothing_wherever_it_is() => Survives(static bytes =>
        from k in Enumerable.Range(0, bytes.Length / 2)
        from changed in (byte[][])[[.. bytes[..k], (byte)"\n}{ 7"[k % 5], .. bytes[k..]], [.. bytes[..k], .. bytes[(k + 1)..]]]
        select changed);

    [Fact]
    public void A_change_of_both_its_length_and_its_end_loses_nothing() => Survives(static bytes => [[.. "\n}\n{"u8, .. bytes, .. "\n}\n"u8], [.. bytes[5..], .. new byte[9]]]);

    [Theory]
    [InlineData(50, "the first of its two copies was changed or edited; the second is used")]
    [InlineData(-50, "the second of its two copies was cut off, changed or edited; the first is used")]
    public void Damage_of_one_copy_is_told_and_resume_mends_it(int at, string reason)
    {
        using var folder = new TemporaryFolder();
        var whole = Merge(folder);
        File.WriteAllBytes(folder[Journal], Flipped(whole, at < 0 ? whole.Length + at : at, 4));
        Assert.Equal(reason, Assert.Single(ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan).Faults).Reason);
        var verified = RunVerification.Of(folder[SampleShards.Name], partial: false);
        var finding = Assert.Single(verified.Findings, static f => f.Where == "merge.json");
        Assert.Equal((reason, "coopt resume writes it anew"), (finding.What, finding.Remedy));
        SampleShards.Opened(folder).Dispose();
        Assert.Equal(whole, File.ReadAllBytes(folder[Journal]));
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void One_that_cannot_be_read_is_told_with_what_becomes_of_it()
    {
        using var folder = new TemporaryFolder();
        _ = Merge(folder);
        File.WriteAllText(folder[Journal], "{}");
        var finding = Assert.Single(RunVerification.Of(folder[SampleShards.Name], partial: false).Findings, static f => f.Where == "merge.json");
        Assert.Equal("coopt resume computes again what was merged, and writes it anew", finding.Remedy);
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    [Fact]
    public void Where_a_merge_may_be_at_work_on_another_machine_a_slice_leaves_it_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var whole = Merge(folder);
        var damaged = Flipped(whole, 50, 4);
        File.WriteAllBytes(folder[Journal], damaged);
        SampleShards.Opened(folder, access: RunAccess.Shared).Dispose();
        Assert.Equal(damaged, File.ReadAllBytes(folder[Journal]));
        SampleShards.Opened(folder).Dispose();
        Assert.Equal(whole, File.ReadAllBytes(folder[Journal]));
    }

    [Fact]
    public void A_folder_in_its_place_is_told_as_one()
    {
        using var folder = new TemporaryFolder();
        _ = Merge(folder);
        File.Delete(folder[Journal]);
        _ = Directory.CreateDirectory(folder[Journal]);
        var finding = Assert.Single(RunVerification.Of(folder[SampleShards.Name], partial: false).Findings, static f => f.Where == "merge.json");
        Assert.Equal(("it is a folder; the merge begins anew", "move it away; nothing goes on until then"), (finding.What, finding.Remedy));
    }

    [Theory]
    [InlineData("merge.json", true)]
    [InlineData("manifest.json", true)]
    [InlineData("instances.csv", true)]
    [InlineData("states/part-00001.csv", true)]
    [InlineData("states", false)]
    [InlineData("traces", false)]
    [InlineData("shards", false)]
    [InlineData("checkpoints", false)]
    public void A_thing_of_another_kind_is_refused_before_anything_is_touched(string name, bool isFolder)
    {
        using var folder = new TemporaryFolder();
        _ = Merge(folder);
        var place = folder[$"{SampleShards.Name}/{name}"];
        if (Directory.Exists(place))
        {
            Directory.Move(place, folder["aside"]);
        }

        File.Delete(place);

        File.WriteAllText(isFolder ? Path.Combine(Directory.CreateDirectory(place).FullName, "x") : place, "");
        var before = folder.Files.Select(f => (f, Convert.ToHexString(File.ReadAllBytes(folder[f])))).ToList();
        foreach (var access in (RunAccess[])[RunAccess.Exclusive, RunAccess.Shared])
        {
            var error = Assert.Throws<RunFolderException>(() => SampleShards.Opened(folder, access: access));
            Assert.Equal(RunFolderProblem.Unsafe, error.Problem);
            Assert.Equal($"{place} is a {(isFolder ? "folder, where a run has a file" : "file, where a run has a folder")}; move it away", error.Message);
        }

        Assert.Equal(before, folder.Files.Select(f => (f, Convert.ToHexString(File.ReadAllBytes(folder[f])))));
    }

    private static byte[] Merge(TemporaryFolder folder)
    {
        SampleShards.Merge(folder);
        return File.ReadAllBytes(folder[Journal]);
    }

    private static byte[] Flipped(byte[] bytes, int at, int bits)
    {
        var changed = bytes.ToArray();
        changed[at] ^= (byte)bits;
        return changed;
    }

    private static void Survives(Func<byte[], IEnumerable<byte[]>> damage)
    {
        using var folder = new TemporaryFolder();
        var whole = Merge(folder);
        foreach (var bytes in damage(whole))
        {
            File.WriteAllBytes(folder[Journal], bytes);
            var store = ShardStore.Read(folder[SampleShards.Name], SampleShards.Plan);
            Assert.Equal([0, 1, 2, 3, 4, 5], store.Committed.Keys);
            Assert.Equal("merge.json", Assert.Single(store.Faults).File);
        }
    }
}
