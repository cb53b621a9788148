using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Images;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.TestKit.Instances;

namespace CoOpt.Gpu.Engine.Tests.Images;

/// <summary>Which images are taken up, when they are handed in, and what becomes of a device that is left behind.</summary>
public sealed class TakenUpTests
{
    private const int Count = 6;

    private static readonly List<Instance> Instances =
        [.. Enumerable.Range(0, Count).Select(static k => RandomInstances.Create(new() { Seed = 40 + k, Nodes = 5, Dimensions = 2, Steps = 300, Trace = new() { Every = 10 } }, k))];

    private static readonly List<string> Expected = Whole();

    /// <summary>Images that are not those of the instance they are kept for, by what is wrong with them.</summary>
    public static TheoryData<string> Wrong => [.. Corruptions.Keys];

    private static Dictionary<string, Func<InstancePayload, byte[]>> Corruptions { get; } = new()
    {
        ["no image at all"] = static _ => [1, 2, 3],
        ["of another version"] = static p => [99, .. p.ToBytes()[1..]],
        ["of another instance"] = static p => (p with { Instance = p.Instance + 1 }).ToBytes(),
        ["of other numbers"] = static p => (p with { Origin = p.Origin ^ 1 }).ToBytes(),
        ["of a larger network"] = static p => With(p, static l => l with { State = l.State.Add(1) }),
        ["of a lane that has ended"] = static p => With(p, static l => l with { Rows = l.Rows.SetItem(Row.Status, LaneStatus.Diverged) }),
        ["beyond its last step"] = static p => With(p, static l => l with { Rows = l.Rows.SetItem(Row.Steps, 301) }),
        ["without rows where rows are kept"] = static p => (p with { Run = p.Run! with { Rows = [], Points = [new(0, 0, 1, 1)] } }).ToBytes(),
        ["with states where none are kept"] = static p => (p with { Run = p.Run! with { States = [new(p.Instance, 0, [1], [1], [1])] } }).ToBytes(),
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_image_that_is_wrong_costs_time_alone(string what)
    {
        var store = Stopped();
        var wrong = new Dictionary<long, byte[]>();
        foreach (var payload in store.Payloads.Select(static p => InstancePayload.Parse(p)))
        {
            wrong.Add(payload.Instance, payload.Instance == 2 ? Corruptions[what](payload) : payload.ToBytes());
        }

        var run = new ResumedRun(Instances, Fail);
        Assert.Equal(Expected, run.Interrupted([static () => new CpuDevice(new() { Threads = 1 })], int.MaxValue / 4, new Random(1), new Given(wrong)));
        Assert.Equal(0, run.Stops);
        Assert.Contains("instance 2 is passed over", Assert.Single(run.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_lie_behind_count_as_done_before()
    {
        var store = Stopped();
        var before = store.Payloads.Sum(static p => InstancePayload.Parse(p) is { Run.Steps: var steps, Instance: var k } ? steps * Instances[(int)k].Nodes : 0);
        var counter = new ProgressCounter(Count, default, null);
        using var device = new CpuDevice(new() { Threads = 1 });
        Begin(Instances, counter, store).Run(device, int.MaxValue, 1, CancellationToken.None);
        var all = Instances.Sum(static i => i.Nodes * i.Steps);
        Assert.InRange(before, 1, all - 1);
        Assert.Equal((all, before, all - before), (counter.Now.NodeSteps, counter.Now.NodeStepsBefore, counter.Now.NodeStepsDone));
    }

    [Fact]
    public void Whoever_is_under_way_answers_a_request_between_two_launches()
    {
        BatchRun run = null!;
        var counter = new ProgressCounter(Count, default, null);
        var asked = false;
        using var stop = new CancellationTokenSource();
        using var device = new InterruptedDevice(new CpuDevice(new() { Threads = 1, Widths = [1], LaunchSteps = 30 }), _ =>
        {
            // Alone in its lane, the third instance has made its first launch.
            if (!asked && counter.Now.Done == 2)
            {
                Assert.True(run.AllAnswered);
                run.RequestImages();
                asked = true;
                Assert.False(run.AllAnswered);
                Assert.Equal([0, 1], run.Images().Select(static i => i.Instance));
            }
            else if (asked)
            {
                Assert.True(run.AllAnswered);
                var images = run.Images().Select(static i => InstancePayload.Parse(i.Payload.Span)).ToList();
                Assert.Equal([0, 1, 2], images.Select(static i => i.Instance));
                Assert.Equal(30, images[2].Run!.Steps);
                Assert.All(images[2].Run!.Rows, r => Assert.True(r.Step < images[2].Run!.Steps));
                stop.Cancel();
            }
        });
        run = Begin(Instances, counter, null);
        Assert.ThrowsAny<OperationCanceledException>(() => run.Run(device, int.MaxValue, 1, stop.Token));
        Assert.True(stop.IsCancellationRequested);
    }

    [Fact]
    public void What_a_device_reports_that_was_left_behind_is_dropped()
    {
        var counter = new ProgressCounter(Count, default, null);
        var run = Begin(Instances, counter, null);
        using var hangs = new ManualResetEventSlim();
        using var isStuck = new ManualResetEventSlim();
        using var hung = new InterruptedDevice(new CpuDevice(new() { Threads = 1, LaunchSteps = 20 }), launch =>
        {
            if (launch == 5)
            {
                isStuck.Set();
                Assert.True(hangs.Wait(TimeSpan.FromSeconds(60)));
            }
        });
        var first = Task.Run(() => run.Run(hung, 2, 1, CancellationToken.None));
        Assert.True(isStuck.Wait(TimeSpan.FromSeconds(60)));
        var sign = run.LastSign;
        Thread.Sleep(20);
        Assert.Equal(sign, run.LastSign);
        run.Abandon();
        using var fresh = new CpuDevice(new() { Threads = 1 });
        run.Run(fresh, int.MaxValue, 1, CancellationToken.None);
        var (done, steps) = (counter.Now.Done, counter.Now.NodeSteps);
        Assert.Equal(Count, done);
        hangs.Set();
        Assert.IsAssignableFrom<OperationCanceledException>(Assert.Throws<AggregateException>(() => first.Wait(TimeSpan.FromSeconds(60))).InnerException);
        Assert.Equal((done, steps), (counter.Now.Done, counter.Now.NodeSteps));
        Assert.Equal(Expected, ResumedRun.Tell(run));
    }

    private static List<string> Whole()
    {
        using var device = new CpuDevice(new());
        return new ResumedRun(Instances, Fail).Whole(device);
    }

    // Images of all instances, taken somewhere on their way.
    private static MemoryCheckpoints Stopped()
    {
        var store = new MemoryCheckpoints();
        using var stop = new CancellationTokenSource();
        using var device = new InterruptedDevice(new CpuDevice(new() { Threads = 1, Widths = [8], Unite = true, LaunchSteps = 10 }), launch => (launch == 9 ? stop : null)?.Cancel());
        var run = Begin(Instances, new(Count, default, null), null);
        Assert.ThrowsAny<OperationCanceledException>(() => run.Run(device, int.MaxValue, 1, stop.Token));
        store.Write(0, Count, run.Images());
        Assert.Equal(Count, store.Count);
        return store;
    }

    private static BatchRun Begin(List<Instance> instances, ProgressCounter counter, ICheckpointStore? store) => new(new Batch([.. instances]), ResumedRun.SweepOf(instances.Count), Fail, counter, new DeviceClock(), store);

    private static byte[] With(InstancePayload payload, Func<LaneImage, LaneImage> change) => (payload with { Run = payload.Run! with { Lane = change(payload.Run.Lane!) } }).ToBytes();

    private static Instance Fail(InstanceDraft draft) => throw new InvalidOperationException($"instance {draft.Index} has its α");

    private sealed class Given(Dictionary<long, byte[]> images) : ICheckpointStore
    {
        public byte[]? Read(long instance) => images.GetValueOrDefault(instance);

        public void Write(long first, long last, IReadOnlyList<InstanceImage> kept) => Assert.Fail("nothing was interrupted");

        public void Remove(long first, long last)
        {
        }
    }
}
