using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Tests.Files;
using CoOpt.Gpu.Results.Tests.Shards;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Results.Tests.Checkpoints;

public sealed class CheckpointFolderTests
{
    private static string Folder => $"{SampleShards.Name}/checkpoints";

    [Fact]
    public void Two_are_kept_and_the_image_with_most_progress_counts()
    {
        using var folder = new TemporaryFolder();
        using var run = SampleShards.Opened(folder);
        var checkpoints = Of(run);
        Assert.Equal(0, checkpoints.Load());
        Assert.Null(checkpoints.Read(0));
        for (var k = 1; k <= 5; k++)
        {
            checkpoints.Write(0, 3, [Image(0, 10 * k, (byte)k), Image(1, 7, (byte)k)]);
            Assert.Equal([(byte)k], checkpoints.Read(0)!);
            Assert.Equal([(byte)k], checkpoints.Read(1)!);
        }

        Assert.Equal([$"{Folder}/0-3.0.bin", $"{Folder}/0-3.1.bin"], folder.Files[..2]);
        var again = Of(run);
        Assert.Equal(2, again.Load());
        Assert.Equal([5], again.Read(0)!);
        Assert.Equal([5], again.Read(1)!);

        // Of another range, later, but with less progress.
        again.Write(0, 1, [Image(0, 20, 9), Image(1, 7, 9)]);
        Assert.Equal([5], again.Read(0)!);
        Assert.Equal([9], again.Read(1)!);
        Assert.Equal([9], Loaded(run).Read(1)!);
        Assert.Empty(again.Faults);
    }

    [Fact]
    public void Of_a_damaged_one_the_one_before_is_used_and_the_next_does_not_replace_it()
    {
        var random = new Random(20260103);
        using var folder = TemporaryFolder.Fast();
        using var run = SampleShards.Opened(folder);
        var checkpoints = Of(run);
        checkpoints.Write(0, 3, [Image(0, 10, 1)]);
        checkpoints.Write(0, 3, [Image(0, 20, 2)]);
        var newest = folder[$"{Folder}/0-3.1.bin"];
        var bytes = File.ReadAllBytes(newest);
        var count = EveryCall.IsLong ? 10_000 : 300;
        for (var k = 0; k < count; k++)
        {
            File.WriteAllBytes(newest, Mangling.Of(bytes, random));
            var again = Of(run);
            Assert.Equal(1, again.Load());
            Assert.Equal([1], again.Read(0)!);
            Assert.StartsWith("checkpoints/0-3.1.bin: ", Assert.Single(again.Faults).ToString(), StringComparison.Ordinal);
        }

        Measures.Add("R9", "damage of a checkpoint", count, "flips; cuts; extensions; noise", $"{count} detected and the one before it used", $"{count}");
        var next = Loaded(run);
        next.Write(0, 3, [Image(0, 30, 3)]);
        Assert.Equal([3], next.Read(0)!);
        File.Delete(newest);
        Assert.Equal([1], Loaded(run).Read(0)!);
    }

    [Fact]
    public void An_image_that_changes_after_it_was_read_is_not_used()
    {
        using var folder = new TemporaryFolder();
        using var run = SampleShards.Opened(folder);
        var checkpoints = Of(run);
        checkpoints.Write(0, 3, [Image(0, 10, 1), Image(1, 10, 1)]);
        checkpoints.Write(0, 3, [Image(0, 20, 2)]);
        var newest = folder[$"{Folder}/0-3.1.bin"];
        var bytes = File.ReadAllBytes(newest);
        bytes[^65] ^= 1;
        File.WriteAllBytes(newest, bytes);
        Assert.Equal([1], checkpoints.Read(0)!);
        File.WriteAllBytes(newest, bytes[..50]);
        Assert.Equal([1], checkpoints.Read(0)!);
        File.Delete(newest);
        Assert.Equal([1], checkpoints.Read(0)!);
        Assert.Equal(3, checkpoints.Faults.Length);
        File.Delete(folder[$"{Folder}/0-3.0.bin"]);
        Assert.Null(checkpoints.Read(0));
    }

    [Fact]
    public void Those_of_other_plans_programs_and_arithmetics_and_renamed_ones_are_not_used()
    {
        using var folder = new TemporaryFolder();
        using var run = SampleShards.Opened(folder);
        Of(run).Write(0, 3, [Image(0, 10, 1)]);
        foreach (var other in new[] { new CheckpointFolder(run, SampleShards.Program with { Dirty = true }, "kernels"), new CheckpointFolder(run, SampleShards.Program, "reference") })
        {
            Assert.Equal(0, other.Load());
            Assert.Equal(RunFolderProblem.Mixed, Assert.Throws<RunFolderException>(other.RequireOwn).Problem);
        }

        var bytes = File.ReadAllBytes(folder[$"{Folder}/0-3.0.bin"]);
        bytes[20] ^= 1;
        System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32)).CopyTo(bytes.AsSpan(bytes.Length - 32));
        File.WriteAllBytes(folder[$"{Folder}/4-7.0.bin"], bytes);
        File.Copy(folder[$"{Folder}/0-3.0.bin"], folder[$"{Folder}/0-4.0.bin"]);
        _ = File.CreateSymbolicLink(folder[$"{Folder}/8-9.0.bin"], folder[$"{Folder}/0-3.0.bin"]);
        _ = Directory.CreateDirectory(folder[$"{Folder}/8-9.1.bin"]);
        File.WriteAllText(folder[$"{Folder}/notes.bin"], "");
        var checkpoints = Of(run);
        Assert.Equal(1, checkpoints.Load());
        checkpoints.RequireOwn();
        Assert.Equal(["0-4.0.bin", "4-7.0.bin", "8-9.0.bin", "8-9.1.bin"], checkpoints.Faults.Select(static f => Path.GetFileName(f.File)));
    }

    [Fact]
    public void What_is_committed_is_removed_and_the_folder_with_the_last()
    {
        using var folder = new TemporaryFolder();
        using var run = SampleShards.Opened(folder);
        var checkpoints = Of(run);
        checkpoints.Write(0, 3, [Image(0, 1, 1), Image(3, 1, 1)]);
        checkpoints.Write(0, 3, [Image(3, 2, 1)]);
        checkpoints.Write(4, 7, [Image(4, 1, 1)]);
        checkpoints.Prune(static i => i < 3);
        Assert.Equal(3, checkpoints.Load());
        checkpoints.Prune(static i => i < 4);
        Assert.Equal(1, checkpoints.Load());
        checkpoints.Remove(4, 7);
        checkpoints.Remove(4, 7);
        Assert.False(Directory.Exists(folder[Folder]));
        checkpoints.Write(4, 7, [Image(4, 1, 1)]);
        File.WriteAllText(folder[$"{Folder}/0-1.0.bin"], "garbage");
        checkpoints.Clear();
        checkpoints.Clear();
        Assert.False(Directory.Exists(folder[Folder]));
        Assert.Equal(0, checkpoints.Load());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_call_fails_or_is_the_last_one_an_earlier_checkpoint_is_whole(bool isKilled)
    {
        var payload = new byte[200_000];
        Action<TemporaryFolder> prepare = folder =>
        {
            using var run = SampleShards.Opened(folder);
            var checkpoints = Of(run);
            checkpoints.Write(0, 3, [Image(0, 10, 1)]);
            checkpoints.Write(0, 3, [Image(0, 20, 2)]);
        };
        Action<TemporaryFolder, IFileOperations> act = (folder, operations) =>
        {
            using var run = SampleShards.Opened(folder, operations);
            var checkpoints = Loaded(run);
            checkpoints.Write(0, 3, [new(0, 30, payload)]);
        };
        Action<TemporaryFolder> check = folder =>
        {
            using var run = SampleShards.Opened(folder);
            var checkpoints = Loaded(run);
            Assert.Empty(checkpoints.Faults);
            Assert.Contains(checkpoints.Read(0)!.Length, new[] { 1, payload.Length });
            Assert.All(folder.Files.Where(static f => f.EndsWith(".tmp", StringComparison.Ordinal)), static f => Assert.Fail(f));
            checkpoints.Write(0, 3, [Image(0, 40, 4)]);
            Assert.Equal([4], Loaded(run).Read(0)!);
            Finish(folder, run);
        };
        var stopped = isKilled ? EveryCall.Killed(prepare, act, check) : EveryCall.Failed(prepare, act, check);
        Assert.False(new[] { "create", "write", "fsync", "rename", "read", "open" }.Except(stopped).Any());
    }

    private static void Finish(TemporaryFolder folder, RunFolder run)
    {
        run.Dispose();
        SampleShards.Finish(folder);
        SampleShards.AssertWhole(folder);
    }

    private static CheckpointImage Image(long instance, long progress, byte content) => new(instance, progress, new[] { content });

    private static CheckpointFolder Of(RunFolder run) => new(run, SampleShards.Program, "kernels");

    private static CheckpointFolder Loaded(RunFolder run)
    {
        var checkpoints = Of(run);
        _ = checkpoints.Load();
        return checkpoints;
    }
}
