using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class CheckpointStoreTests
{
    [Fact]
    public void Images_of_committed_shards_are_not_under_way()
    {
        using var folder = new TemporaryFolder();
        using var run = Open(folder, SpecTexts.Tiny, "0/1");
        long committed = 0;
        var images = new CheckpointStore(Files(run), i => i < committed);
        Assert.Equal(0, images.UnderWay);
        images.Write(0, 5, Images(0, 6));
        images.Write(6, 11, Images(6, 3));
        Assert.Equal(9, images.UnderWay);
        committed = 4;
        Assert.Equal(5, images.UnderWay);
        images.Write(6, 11, Images(7, 1));
        Assert.Equal(3, images.UnderWay);
        images.Remove(0, 5);
        Assert.Equal(1, images.UnderWay);

        var files = Files(run);
        Assert.Equal(3, files.Load());
        var found = new CheckpointStore(files, i => i < committed);
        found.Find([(4, 8), (9, 12)], 3);
        Assert.Equal(2, found.UnderWay);
    }

    [Fact]
    public void A_resume_that_saves_nothing_tells_what_an_earlier_process_saved()
    {
        using var folder = new TemporaryFolder();
        string shown;
        using (var run = Open(folder, SpecTexts.Long, "0/2"))
        {
            // Of the sixteen shards of one instance the first eight are committed.
            new CheckpointStore(Files(run), _ => false).Write(0, 15, Images(5, 6));
            shown = Path.GetRelativePath(folder.Path, run.FullPath);
        }

        var broken = new FakeBackend("CPU", FakeBackend.Info("cpu", DeviceKind.Cpu)) { Work = (_, _, _) => throw new DeviceException("the device is lost") };
        var result = new CommandRunner { Folder = folder.Path, Backends = () => [broken] }.Run("resume", shown);
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Contains("(8 of 16 instances) are committed, and a checkpoint holds 3 more under way; ", result.Error, StringComparison.Ordinal);
        Assert.Contains("8 of 16 shards are committed, a checkpoint holds 3 instances under way; go on with: ", result.Error, StringComparison.Ordinal);
    }

    private static RunFolder Open(TemporaryFolder folder, string spec, string slice)
    {
        var made = new CommandRunner { Folder = folder.Path }.Run("run", folder.Write("spec.yaml", spec), "--shard", slice);
        Assert.Equal("", made.ExitCode == 0 ? "" : made.Error);
        var run = RunFolder.OpenAt(Path.Combine(folder.Path, made.Out.TrimEnd('\n')));
        run.Resume();
        return run;
    }

    private static CheckpointFolder Files(RunFolder run) => new(run, RunClock.Program, "kernels");

    private static InstanceImage[] Images(long first, int count) => [.. Enumerable.Range(0, count).Select(k => new InstanceImage(first + k, 1, BitConverter.GetBytes(k)))];
}
