using System.Diagnostics;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Tests.Execution;
using CoOpt.Gpu.Engine.Tests.Images;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Engine.Tests.Recovery;

/// <summary>A device that does not come back is left behind: its batch goes on on another one, and neither the run nor its end waits for it.</summary>
public sealed class HungDeviceTests : IDisposable
{
    // Long enough that a busy machine is not taken for a hung device.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly ManualResetEventSlim _wake = new();

    [Theory]
    [InlineData(SmallSweep.Spec, 3)]
    [InlineData(SmallSweep.Searched, 30)]
    public void What_it_left_undone_is_done_on_a_fresh_one(string spec, int at)
    {
        using var whole = new FaultyDevice(RecoveredRun.Plain());
        var undisturbed = new RecoveredRun(spec);
        undisturbed.Execute([whole], new RunOptions());
        var expected = undisturbed.Sink.Rows.ToList();
        var first = new FaultyDevice(RecoveredRun.Plain()) { Launched = n => WaitIf(n >= at) };
        var run = new RecoveredRun(spec);

        // What it reports when it wakes, in the middle of the work of the other, is not heard. It wakes when all that were stuck in it were given up.
        var second = new FaultyDevice(RecoveredRun.Plain()) { Launched = n => Wake(n >= 4 && run.Notes.Count >= first.Inside) };
        run.Execute([first, second], new RunOptions { LaunchTimeout = Patience });
        Assert.Equal(expected, run.Sink.Rows);
        Assert.Equal((1, false), (run.Opened, first.IsClosed));

        // It leaves as soon as it wakes: its two workers end the launch that hung and begin no other. Only a second batch that had chosen it, but was slow to enter, may still be done there.
        Assert.True(SpinWait.SpinUntil(() => first.Inside == 0, TimeSpan.FromSeconds(20)), "it is still at work");
        Assert.InRange(first.Launches, at, whole.Launches / 2);
        Assert.All(run.Notes, n => Assert.Contains("gave no sign of life for 4 s", n, StringComparison.Ordinal));
        Measures.Add("R14", $"launch that hangs {(spec == SmallSweep.Searched ? "in a search" : "in a run")}", 1, "devices", "results unchanged; left behind; one fresh device", "none differs");
    }

    [Fact]
    public void Another_that_hangs_ends_the_run()
    {
        FaultyDevice Hanging() => new(RecoveredRun.Plain()) { Entering = _ => WaitIf(true) };
        var run = new RecoveredRun(SmallSweep.Spec);
        var error = Assert.Throws<DeviceException>(() => run.Execute([Hanging(), Hanging()], new RunOptions { LaunchTimeout = TimeSpan.FromSeconds(0.3) }));
        Assert.Equal(DeviceFailure.Hung, error.Reason);
        Assert.Contains("failed again on a freshly opened device: device cpu gave no sign of life for 0.3 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_waits_for_its_turn_behind_another_is_not_taken_for_hung()
    {
        // Batches come one after the other; the first takes longer than the patience, a little at a time.
        var expected = RecoveredRun.Undisturbed(SmallSweep.Spec);
        using var turn = new SemaphoreSlim(1);
        using var device = new OneAtATime(new FaultyDevice(RecoveredRun.Plain()) { Launched = static n => Thread.Sleep(n <= 30 ? 200 : 0) }, turn);
        var run = new RecoveredRun(SmallSweep.Spec);
        run.Execute([device], new RunOptions { LaunchTimeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(expected, run.Sink.Rows);
        Assert.Empty(run.Notes);
    }

    [Fact]
    public void A_run_that_is_stopped_does_not_wait_for_it()
    {
        using var stop = new CancellationTokenSource();
        var device = new FaultyDevice(RecoveredRun.Plain())
        {
            Launched = n =>
            {
                if (n == 40)
                {
                    stop.Cancel();
                }

                WaitIf(n >= 40);
            },
        };
        var store = new MemoryCheckpoints();
        var run = new RecoveredRun(SmallSweep.Spec);
        var start = Stopwatch.GetTimestamp();
        Assert.Throws<OperationCanceledException>(() => run.Execute(
            [device], new RunOptions { LaunchTimeout = default, LeaveTime = TimeSpan.FromSeconds(0.5), Checkpoints = store, CheckpointEvery = default }, stop.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.5, 20);
        Assert.True(run.Opened == 0 && store.Count > 0, $"{run.Opened} opened, {store.Count} images");
    }

    public void Dispose()
    {
        _wake.Set();
        GC.SuppressFinalize(this);
    }

    private void Wake(bool now)
    {
        if (now && !_wake.IsSet)
        {
            _wake.Set();
            Thread.Sleep(50);
        }
    }

    private void WaitIf(bool condition)
    {
        if (condition)
        {
            _wake.Wait(TimeSpan.FromMinutes(2));
        }
    }

    private sealed class OneAtATime(IDevice inner, SemaphoreSlim turn) : IDevice
    {
        public DeviceInfo Info => inner.Info;

        public int Overlap => 2;

        public bool TakesImages => inner.TakesImages;

        public int PreferredBatch(int nodes, int parameters) => inner.PreferredBatch(nodes, parameters);

        public void Run(Batches.Batch batch, Batches.IBatchSink sink, CancellationToken token)
        {
            turn.Wait(token);
            try
            {
                inner.Run(batch, sink, token);
            }
            finally
            {
                turn.Release();
            }
        }

        public void Dispose() => inner.Dispose();
    }
}
