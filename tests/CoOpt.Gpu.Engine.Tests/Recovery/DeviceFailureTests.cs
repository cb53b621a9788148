using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Tests.Execution;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Engine.Tests.Recovery;

/// <summary>Whatever happens to a device, the results are those of a run to which nothing happens, or there are none, and an error says why.</summary>
public sealed class DeviceFailureTests
{
    private static readonly Lazy<List<string>> Expected = new(static () => RecoveredRun.Undisturbed(SmallSweep.Spec));
    private static readonly Lazy<List<string>> Searched = new(static () => RecoveredRun.Undisturbed(SmallSweep.Searched));

    [Fact]
    public void What_a_failed_launch_left_undone_is_done_on_a_fresh_device()
    {
        int[] launches = [1, 2, 3, 5, 8, 13, 21, 34];
        foreach (var at in launches)
        {
            using var first = new FaultyDevice(RecoveredRun.Plain()) { Launched = n => ThrowIf(n == at, "the kernel failed", DeviceFailure.Failed) };
            Recovers(first, SmallSweep.Spec, Expected.Value, "the kernel failed");
        }

        Measures.Add("R14", "kernel failure", launches.Length, "launches that fail", "results unchanged; one fresh device each", "none differs");
    }

    [Fact]
    public void A_failure_in_the_middle_of_a_report_leaves_no_half_of_it()
    {
        int[] reports = [1, 2, 57, 190, 400, 801];
        foreach (var at in reports)
        {
            using var first = new FaultyDevice(RecoveredRun.Plain()) { Reporting = n => ThrowIf(n == at, "the transfer failed", DeviceFailure.Failed) };
            Recovers(first, SmallSweep.Spec, Expected.Value, "the transfer failed");
        }

        Measures.Add("R14", "failure in the middle of a report", reports.Length, "reports that fail", "results unchanged; one fresh device each", "none differs");
    }

    [Fact]
    public void A_device_that_is_lost_to_all_batches_is_replaced_once()
    {
        int[] launches = [1, 4, 9, 25, 40];
        foreach (var at in launches)
        {
            var lost = 0;
            using var first = new FaultyDevice(RecoveredRun.Plain())
            {
                Entering = _ => ThrowIf(Volatile.Read(ref lost) > 0, "the device is lost", DeviceFailure.Lost),
                Launched = n => ThrowIf(n >= at && Interlocked.Increment(ref lost) > 0, "the device is lost", DeviceFailure.Lost),
            };
            Recovers(first, SmallSweep.Spec, Expected.Value, "the device is lost");
        }

        Measures.Add("R14", "device loss", launches.Length, "devices lost", "results unchanged; one fresh device for all batches", "none differs");
    }

    [Fact]
    public void A_search_for_alpha_goes_on_on_a_fresh_device()
    {
        foreach (var at in new[] { 1, 40, 300 })
        {
            using var first = new FaultyDevice(RecoveredRun.Plain()) { Launched = n => ThrowIf(n == at, "the kernel failed", DeviceFailure.Failed) };
            Recovers(first, SmallSweep.Searched, Searched.Value, "the kernel failed");
        }
    }

    [Theory]
    [InlineData(DeviceFailure.Failed)]
    [InlineData(DeviceFailure.Lost)]
    public void A_batch_that_fails_again_ends_the_run_with_its_name(DeviceFailure reason)
    {
        FaultyDevice Poisoned() => new(RecoveredRun.Plain()) { Entering = b => ThrowIf(b.Instances.Any(static i => i.Index == 100), "the kernel failed", reason) };
        using var first = Poisoned();
        var second = Poisoned();
        var run = new RecoveredRun(SmallSweep.Spec);
        var error = Assert.Throws<DeviceException>(() => run.Execute([first, second], new RunOptions()));
        Assert.Equal((reason, "instances 96 to 127: failed again on a freshly opened device: the kernel failed"), (error.Reason, error.Message));
        Assert.Equal((1, false, true), (run.Opened, first.IsClosed, second.IsClosed));
        Assert.Equal(Expected.Value.Take(run.Sink.Rows.Count()), run.Sink.Rows);
        Measures.Add("R14", $"{reason} twice", 1, "runs", "an error that names the batch; shards before it unchanged", "as said");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(5, false)]
    [InlineData(20, false)]
    [InlineData(5, true)]
    public void Where_memory_runs_out_fewer_run_at_once(int fitting, bool host)
    {
        foreach (var (spec, expected) in new[] { (SmallSweep.Spec, Expected.Value), (SmallSweep.Searched, Searched.Value) })
        {
            var most = 0;
            using var device = new FaultyDevice(RecoveredRun.Plain())
            {
                Entering = b =>
                {
                    ThrowIf(!host && b.Instances.Length > fitting, "out of memory", DeviceFailure.OutOfMemory);
                    most = b.Instances.Length > fitting ? throw new InsufficientMemoryException() : Math.Max(most, b.Instances.Length);
                },
            };
            var run = new RecoveredRun(spec);
            run.Execute([device], new RunOptions());
            Assert.Equal(expected, run.Sink.Rows);
            Assert.True(most > fitting / 2 && run.Opened == 0, $"{most} at once, {run.Opened} opened");
            Assert.NotEmpty(run.Notes);
        }

        Measures.Add("R14", $"memory for {fitting} instances{(host ? " of the host" : "")}", 192 + 24, "instances", "results unchanged; halved until they fit", "none differs");
    }

    [Fact]
    public void Where_not_one_instance_fits_an_error_says_so()
    {
        using var device = new FaultyDevice(RecoveredRun.Plain()) { Entering = static _ => throw new DeviceException("out of memory", DeviceFailure.OutOfMemory) };
        var run = new RecoveredRun(SmallSweep.Spec);
        var error = Assert.Throws<DeviceException>(() => run.Execute([device], new RunOptions()));
        Assert.Equal(DeviceFailure.OutOfMemory, error.Reason);
        Assert.Contains("no memory even for one instance at a time: out of memory", error.Message, StringComparison.Ordinal);
        Assert.Empty(run.Sink.Shards);
    }

    [Fact]
    public void What_cannot_be_mended_is_not_tried_again()
    {
        using var missing = new FaultyDevice(RecoveredRun.Plain()) { Entering = static _ => throw new DeviceException("cannot do that", DeviceFailure.Missing) };
        var run = new RecoveredRun(SmallSweep.Spec);
        Assert.Equal("cannot do that", Assert.Throws<DeviceException>(() => run.Execute([missing], new RunOptions())).Message);
        using var broken = new FaultyDevice(RecoveredRun.Plain()) { Entering = static _ => throw new InvalidOperationException("a mistake") };
        Assert.Equal("a mistake", Assert.Throws<InvalidOperationException>(() => run.Execute([broken], new RunOptions())).Message);
        Assert.Equal(0, run.Opened);
    }

    [Fact]
    public void Where_no_other_device_can_be_opened_both_reasons_are_told()
    {
        using var device = new FaultyDevice(RecoveredRun.Plain()) { Launched = static n => ThrowIf(n == 3, "the device is lost.", DeviceFailure.Lost) };
        var source = SmallSweep.Load();
        var executor = new Executor(source, new Theory.Resolving.InstanceResolver().Resolve, device, new RunOptions(), static () => throw new DeviceException("there is no device 'cuda:0'", DeviceFailure.Missing));
        var error = Assert.Throws<DeviceException>(() => executor.Run(SmallSweep.Plan(source.Sweep, 192, 16), new ShardSink(), CancellationToken.None));
        Assert.Equal("instances 0 to 191: the device is lost; the device could not be opened again: there is no device 'cuda:0'", error.Message);
    }

    private static void Recovers(FaultyDevice first, string spec, List<string> expected, string why)
    {
        var fresh = new FaultyDevice(RecoveredRun.Plain());
        var run = new RecoveredRun(spec);
        var report = run.Execute([first, fresh], new RunOptions());
        Assert.Equal(expected, run.Sink.Rows);
        Assert.Equal((1, true, expected.Count), (run.Opened, fresh.IsClosed, (int)report.Progress.Done));
        Assert.All(run.Notes, n => Assert.Contains(why, n, StringComparison.Ordinal));
        Assert.InRange(run.Notes.Count, 1, 2);
    }

    private static void ThrowIf(bool condition, string message, DeviceFailure reason)
    {
        if (condition)
        {
            throw new DeviceException(message, reason);
        }
    }
}
