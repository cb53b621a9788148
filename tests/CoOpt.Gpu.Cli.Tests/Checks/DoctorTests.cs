using System.Globalization;
using System.Text.Json;
using CoOpt.Gpu.Cli.Checks;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Cli.Tests.Checks;

public class DoctorTests
{
    [Fact]
    public void A_sound_machine_gets_0_and_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var result = new CommandRunner { Folder = folder.Path }.Run("doctor");
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Out);
        foreach (var name in (string[])["simd", "fma", "float64", "float32", "files", "file-size", "signals", "culture", "cpu", "reference", "disk", "sync", "links", "locks", "clock", "space"])
        {
            Assert.Matches($"(?m)^(ok  |warn)  {name} ", result.Out);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Json_holds_the_same_checks()
    {
        using var folder = new TemporaryFolder();
        using var json = JsonDocument.Parse(new CommandRunner { Folder = folder.Path }.Run("doctor", "--json").Out);
        var cpu = json.RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "cpu");
        Assert.Equal("ok", cpu.GetProperty("status").GetString());
    }

    [Fact]
    public void A_device_that_computes_wrongly_gets_1()
    {
        var result = Doctor((batch, sink, token) =>
        {
            using var device = new ReferenceDevice(1);
            device.Run(batch, new Skewed(sink), token);
        });
        Assert.Equal(ExitCode.Internal, result.ExitCode);
        Assert.Matches("(?m)^fail  cpu .*cannot be trusted", result.Out);
    }

    [Theory]
    [InlineData(CouplingKind.Edge, Precision.Binary64, "with edge coupling")]
    [InlineData(CouplingKind.Ideal, Precision.Binary32, "in float32")]
    public void A_device_that_is_wrong_in_one_form_alone_gets_1(CouplingKind coupling, Precision precision, string finding)
    {
        var result = Doctor((batch, sink, token) =>
        {
            using var device = new CpuDevice(new() { Threads = 1 });
            foreach (var (local, instance) in batch.Instances.Index())
            {
                var settings = instance.Draft.Settings;
                var isWrong = settings.Links.Coupling == coupling && settings.Method.Precision == precision;
                device.Run(new([isWrong ? instance with { Alpha = instance.Alpha * 1.0001 } : instance]), new One(sink, local, isWrong ? 1e-4 : 0), token);
            }
        });
        Assert.Equal(ExitCode.Internal, result.ExitCode);
        Assert.Matches($"(?m)^fail  cpu .*{finding}", result.Out);
    }

    [Fact]
    public void A_device_that_fails_gets_5()
    {
        var result = Doctor((_, _, _) => throw new DeviceException("lost"));
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Matches("(?m)^fail  cpu +lost; ", result.Out);
    }

    [Fact]
    public void A_device_that_says_nothing_gets_1() => Assert.Equal(ExitCode.Internal, Doctor((_, _, _) => { }).ExitCode);

    [Fact]
    public void A_folder_that_takes_no_file_gets_5()
    {
        using var folder = new TemporaryFolder();
        folder.Write("taken", "a file");
        var result = new CommandRunner { Folder = folder.Path }.Run("doctor", "--out", "taken/below");
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Matches("(?m)^fail  disk ", result.Out);
    }

    [Fact]
    public void A_culture_with_decimal_commas_is_found()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            hostile.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(CheckStatus.Fail, CultureCheck.Run().Status);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CommandResult Doctor(Action<Batch, IBatchSink, CancellationToken> work)
    {
        using var folder = new TemporaryFolder();
        var backend = new FakeBackend("CPU", FakeBackend.Info("cpu", DeviceKind.Cpu)) { Work = work };
        return new CommandRunner { Folder = folder.Path, Backends = () => [backend] }.Run("doctor");
    }

    // One instance of a batch, its distances moved.
    private sealed class One(IBatchSink inner, int place, double more) : IBatchSink
    {
        public void Trace(int local, in TracePoint point) => inner.Trace(place, point with { Distance = point.Distance + more });

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z) => inner.State(place, step, x, y, z);

        public void End(int local, in InstanceEnd end) => inner.End(place, in end);

        public void Progress(long nodeSteps) => inner.Progress(nodeSteps);
    }

    // Moves the optimum a little: what a wrong coefficient would do.
    private sealed class Skewed(IBatchSink inner) : IBatchSink
    {
        public void Trace(int local, in TracePoint point)
        {
            var moved = point with { Distance = point.Distance + 1e-8 };
            inner.Trace(local, in moved);
        }

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z) => inner.State(local, step, x, y, z);

        public void End(int local, in InstanceEnd end) => inner.End(local, in end);

        public void Progress(long nodeSteps) => inner.Progress(nodeSteps);
    }
}
