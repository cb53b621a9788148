using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Tests.Execution;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Engine.Tests.Recovery;

/// <summary>Images of what is under way are kept in time, dropped in time, and whoever begins again needs no more than them and the shards.</summary>
public sealed class CheckpointTests
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(5);
    private static readonly Lazy<List<string>> Expected = new(static () => RecoveredRun.Undisturbed(SmallSweep.Spec));

    [Fact]
    public void Images_are_kept_while_a_run_goes_on_and_nothing_is_left_of_them_at_its_end()
    {
        // However busy the machine: the device takes its time until six images are kept.
        var store = new RangeCheckpoints();
        using var device = new FaultyDevice(RecoveredRun.Plain()) { Launched = _ => Thread.Sleep(store.Writes < 6 ? 50 : 0) };
        var run = new RecoveredRun(SmallSweep.Spec);
        run.Execute([device], new RunOptions { Checkpoints = store, CheckpointEvery = Often });
        Assert.Equal(Expected.Value, run.Sink.Rows);
        Assert.True(store is { Writes: >= 6, Count: 0 }, $"{store.Writes} written, {store.Count} left");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_that_is_stopped_or_killed_again_and_again_does_little_twice(bool killed)
    {
        using var usual = new CpuDevice(new());
        var whole = new RecoveredRun(SmallSweep.Spec);
        var nodeSteps = whole.Execute([usual], new RunOptions()).Progress.NodeSteps;
        var store = new RangeCheckpoints();
        var shards = new ShardSink();
        var random = new Random(11);
        var (stops, worked, last, done) = (0, 0L, 0L, false);
        while (!done)
        {
            Assert.True(stops < 500, "it does not come to its end");
            using var stop = new CancellationTokenSource();
            var at = random.Next(15, 60);
            var kept = store.Writes;
            using var device = new FaultyDevice(RecoveredRun.Plain())
            {
                Launched = n =>
                {
                    // Who is killed again and again before anything is kept never comes to an end.
                    var isTime = n >= at && (!killed || store.Writes > kept);
                    Thread.Sleep(killed && store.Writes == kept ? 50 : 0);
                    store.IsDead |= killed && isTime;
                    Cancel(stop, isTime);
                },
            };
            var before = shards.Shards.Count;
            var options = new RunOptions
            {
                Checkpoints = store,
                CheckpointEvery = killed ? Often : default,
                IsCommitted = shards.Shards.ContainsKey,
                Committed = new RunProgress(before * 16, 192, 0, 0, 0, default),
            };
            var executor = Executor(device, options);
            try
            {
                var report = executor.Run(Plan(), shards, stop.Token);
                done = true;
                Assert.Equal((192, before * 16), ((int)report.Progress.Done, (int)report.Progress.DoneBefore));
            }
            catch (OperationCanceledException)
            {
                stops++;
            }

            last = executor.Times.NodeSteps;
            worked += last;
            store.Restart();
        }

        Assert.Equal(Expected.Value, shards.Rows);

        // Who is killed between a commit and what follows it leaves images that nobody needs.
        Assert.True(stops >= 3 && (killed || store.Count == 0), $"{stops} stops, {store.Count} checkpoints left");

        // What is done twice where it was killed depends on how late the last image was, so on the machine; that it went on from one does not.
        Assert.InRange(worked, nodeSteps, killed ? long.MaxValue : (long)(1.2 * nodeSteps));
        Assert.InRange(last, 0, nodeSteps - 1);
        Measures.Add("R6", $"{(killed ? "killed" : "stopped")} runs of the executor", stops, "stops", "shards equal to the bit", "none differs");
    }

    [Fact]
    public void What_a_device_without_images_has_ended_is_kept_too()
    {
        using var stop = new CancellationTokenSource();
        var store = new RangeCheckpoints();
        using var usual = new ReferenceDevice(2);
        var expected = new ShardSink();
        Executor(usual, new RunOptions()).Run(Plan(), expected, CancellationToken.None);
        var (ended, begun) = (0, 0);
        using var first = new FaultyDevice(new ReferenceDevice(2)) { Launched = n => Cancel(stop, ++ended == 70) };
        using var second = new FaultyDevice(new ReferenceDevice(2)) { Entering = b => begun += b.Instances.Length };
        var shards = new ShardSink();
        Assert.Throws<OperationCanceledException>(() => Executor(first, new RunOptions { Checkpoints = store }).Run(Plan(), shards, stop.Token));
        var left = 192 - (16 * shards.Shards.Count);
        store.Restart();
        Executor(second, new RunOptions { Checkpoints = store, IsCommitted = shards.Shards.ContainsKey }).Run(Plan(), shards, CancellationToken.None);
        Assert.Equal(expected.Rows, shards.Rows);
        Assert.True(begun < left, $"{begun} of {left} begun again");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_that_fails_ends_the_run_with_its_own_error(bool whileRunning)
    {
        using var stop = new CancellationTokenSource();
        var store = new RangeCheckpoints { Writing = static () => throw new IOException("/run/checkpoints/0-31.0.bin: no space left on device") };
        using var device = new FaultyDevice(RecoveredRun.Plain())
        {
            Launched = n =>
            {
                Cancel(stop, !whileRunning && n == 30);
                Thread.Sleep(whileRunning ? 50 : 0);
            },
        };
        var shards = new ShardSink();
        var executor = Executor(device, new RunOptions { Checkpoints = store, CheckpointEvery = whileRunning ? Often : default });
        Assert.Equal("/run/checkpoints/0-31.0.bin: no space left on device", Assert.Throws<IOException>(() => executor.Run(Plan(), shards, stop.Token)).Message);
        Assert.Equal(Expected.Value.Take(shards.Rows.Count()), shards.Rows);
    }

    [Fact]
    public void A_failure_of_the_device_is_not_hidden_by_one_of_the_store_and_images_are_kept_after_it()
    {
        var run = new RecoveredRun(SmallSweep.Spec);
        var store = new RangeCheckpoints { Writing = static () => throw new IOException("no space") };
        FaultyDevice Poisoned() => new(RecoveredRun.Plain()) { Launched = static n => Break(n >= 30) };
        var error = Assert.Throws<DeviceException>(() => run.Execute([Poisoned(), Poisoned()], new RunOptions { Checkpoints = store, CheckpointEvery = default }));
        Assert.Contains("the kernel failed", error.Message, StringComparison.Ordinal);
        store = new RangeCheckpoints();
        Assert.Throws<DeviceException>(() => new RecoveredRun(SmallSweep.Spec).Execute([Poisoned(), Poisoned()], new RunOptions { Checkpoints = store, CheckpointEvery = default }));
        Assert.NotEqual(0, store.Count);
    }

    [Fact]
    public void The_device_goes_on_while_a_checkpoint_is_written()
    {
        var (launches, writes, went) = (0, 0, false);
        var store = new RangeCheckpoints
        {
            Writing = () =>
            {
                // The first one waits for launches that happen during the wait.
                var from = Volatile.Read(ref launches);
                went |= Interlocked.Increment(ref writes) == 1 && SpinWait.SpinUntil(() => Volatile.Read(ref launches) >= from + 5, TimeSpan.FromSeconds(60));
            },
        };
        using var device = new FaultyDevice(RecoveredRun.Plain())
        {
            Launched = _ =>
            {
                Thread.Sleep(Volatile.Read(ref writes) == 0 ? 50 : 0);
                Interlocked.Increment(ref launches);
            },
        };
        var run = new RecoveredRun(SmallSweep.Spec);
        run.Execute([device], new RunOptions { Checkpoints = store, CheckpointEvery = Often });
        Assert.True(went, "no launch while it was written");
        Assert.Equal(Expected.Value, run.Sink.Rows);
    }

    [Fact]
    public void A_sink_that_fails_ends_the_run_at_once_and_images_are_kept()
    {
        var store = new RangeCheckpoints();
        using var device = Slow();
        var shards = new ShardSink { Accepted = static s => Fail(s.Ordinal == 1) };
        var executor = Executor(device, new RunOptions { Checkpoints = store, CheckpointEvery = default });
        Assert.Equal("shard 1 cannot be written", Assert.Throws<IOException>(() => executor.Run(Plan(), shards, CancellationToken.None)).Message);
        Assert.NotEqual(0, store.Count);
        Assert.Equal(2, shards.Shards.Count);
    }

    private static FaultyDevice Slow() => new(RecoveredRun.Plain()) { Launched = static _ => Thread.Sleep(2) };

    private static Engine.Planning.RunPlan Plan() => SmallSweep.Plan(SmallSweep.Load().Sweep, 32, 16);

    private static Executor Executor(IDevice device, RunOptions options) => new(SmallSweep.Load(), new Theory.Resolving.InstanceResolver().Resolve, device, options);

    private static void Cancel(CancellationTokenSource stop, bool now)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    private static void Break(bool now)
    {
        if (now)
        {
            throw new DeviceException("the kernel failed");
        }
    }

    private static void Fail(bool now)
    {
        if (now)
        {
            throw new IOException("shard 1 cannot be written");
        }
    }
}
