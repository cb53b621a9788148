using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Images;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.TestKit.Instances;

namespace CoOpt.Gpu.Engine.Tests.Images;

/// <summary>The bytes of an image: what is written is read, and nothing else is.</summary>
public sealed class InstancePayloadTests
{
    private static readonly LaneImage Lane = new([.. Numbers(60)], [.. Numbers(9)]);

    private static readonly InstanceEnd End = new(
        Outcome.Diverged, 7, StateVariable.Y, 8, 9, 1e-17, double.NaN, 3, new(1, 2, double.PositiveInfinity, double.NegativeInfinity, true), LevelRange.Empty, LevelRange.Empty, new(0.5, 2));

    public static TheoryData<int> Samples => [.. Enumerable.Range(0, Payloads.Length)];

    private static InstancePayload[] Payloads { get; } =
    [
        new(3, ulong.MaxValue, null, null),
        new(long.MaxValue, 0, new([new(0, 1), new(3, double.NaN), new(2, double.PositiveInfinity)], [], null), null),
        new(5, 1, new([], [1, 2, 3], Lane), null),
        new(5, 1, new([new(1, -4)], [], null), new(12, 0.1, null, [Row(5, 0), Row(5, 7)], [], [], Lane, null)),
        new(5, 2, null, new(12, 24, 0.75, [Row(5, 9)], [new(0, 0, 1, 2), new(9, 0.5, double.NaN, -0.0)], [State(5, 0), State(5, 9)], Lane, null)),
        new(5, 2, null, new(12, 24, 0, [Row(5, 9)], [], [State(5, 9)], null, End)),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_written_is_read(int sample)
    {
        var bytes = Payloads[sample].ToBytes();
        var read = InstancePayload.Parse(bytes);
        Assert.Equal(bytes, read.ToBytes());
        Assert.Equal(Payloads[sample].Progress, read.Progress);
        var (expected, actual) = (Payloads[sample], read);
        Assert.Equal((expected.Instance, expected.Origin, expected.Search is null, expected.Run is null), (actual.Instance, actual.Origin, actual.Search is null, actual.Run is null));
        Same(expected.Search?.Changes, actual.Search?.Changes);
        Same(expected.Search?.Deviations, actual.Search?.Deviations);
        if (expected.Run is { } run)
        {
            Assert.Equal((run.Rounds, run.LinkRounds, run.Accuracy, run.End), (actual.Run!.Rounds, actual.Run.LinkRounds, actual.Run.Accuracy, actual.Run.End));
            Same<TraceRow>(run.Rows, actual.Run.Rows);
            Same<ResidualPoint>(run.Points, actual.Run.Points);
            Assert.Equal(run.States.SelectMany(Flat), actual.Run.States.SelectMany(Flat));
            Same(run.Lane?.Rows, actual.Run.Lane?.Rows);
            Same(run.Lane?.State, actual.Run.Lane?.State);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_cut_off_or_longer_is_refused(int sample)
    {
        var bytes = Payloads[sample].ToBytes();
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Contains($"of {length}", Assert.Throws<MalformedImageException>(() => InstancePayload.Parse(cut)).Message, StringComparison.Ordinal);
        }

        Assert.Contains("more bytes", Assert.Throws<MalformedImageException>(() => InstancePayload.Parse([.. bytes, 0])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_change_of_any_byte_is_read_as_what_it_says_or_refused(int sample)
    {
        var bytes = Payloads[sample].ToBytes();
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var value in new byte[] { 0, 1, 2, 127, 128, 255, (byte)(bytes[at] ^ 16) })
            {
                var changed = bytes.ToArray();
                changed[at] = value;
                try
                {
                    Assert.Equal(changed, InstancePayload.Parse(changed).ToBytes());
                }
                catch (MalformedImageException e)
                {
                    Assert.Contains($"of {bytes.Length}", e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void What_is_announced_but_not_there_takes_no_memory()
    {
        var bytes = Payloads[1].ToBytes();
        BitConverter.TryWriteBytes(bytes.AsSpan(18), int.MaxValue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<MalformedImageException>(() => InstancePayload.Parse(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void The_more_is_done_the_greater_the_progress()
    {
        static LaneImage At(double steps) => new([.. Enumerable.Repeat(0d, 24), steps], []);
        static InstancePayload Running(double steps) => new(0, 0, null, new(0, 0, null, [], [], [], At(steps), null));
        InstancePayload[] inOrder =
        [
            new(0, 0, new([], [1], Lane), null), new(0, 0, new([new(0, 1)], [], null), null), Running(0), Running(1), Running(1e9), Running(1e300), new(0, 0, null, new(0, 0, null, [], [], [], null, End)),
        ];
        Assert.Equal(inOrder.Select(static p => p.Progress).Order().Distinct(), inOrder.Select(static p => p.Progress));
    }

    [Fact]
    public void An_image_of_another_size_state_or_place_does_not_fit()
    {
        var instance = RandomInstances.Create(new() { Seed = 2, Steps = 50 });
        using (var stop = new CancellationTokenSource())
        using (var device = new InterruptedDevice(new CpuDevice(new() { Threads = 1, LaunchSteps = 5 }), _ => stop.Cancel()))
        {
            var sink = new LastImage();
            Assert.ThrowsAny<OperationCanceledException>(() => device.Run(new([instance]), sink, stop.Token));
            var lane = sink.Lane!;
            Assert.True(lane.Fits(instance));
            Assert.Equal(5, lane.Steps);
            Assert.False((lane with { State = lane.State.Add(0) }).Fits(instance));
            Assert.False((lane with { Rows = lane.Rows.Add(0) }).Fits(instance));
            Assert.False((lane with { Rows = lane.Rows[..^1] }).Fits(instance));
            Assert.False(lane.Fits(instance with { Steps = 4 }));
            foreach (var steps in new[] { -1, 2.5, double.NaN, double.PositiveInfinity })
            {
                Assert.False((lane with { Rows = lane.Rows.SetItem(Kernels.Drivers.Row.Steps, steps) }).Fits(instance));
            }

            foreach (var status in new double[] { 0, 2, 3, 4, 5, 6, 7, 99 })
            {
                Assert.False((lane with { Rows = lane.Rows.SetItem(Kernels.Drivers.Row.Status, status) }).Fits(instance));
            }
        }

    }

    [Fact]
    public void The_origin_changes_with_whatever_an_instance_begins_with()
    {
        var instance = RandomInstances.Create(new() { Seed = 2 });
        var draft = instance.Draft;
        Instance[] others =
        [
            instance with { Alpha = Math.BitIncrement(instance.Alpha) },
            instance with { StepSize = Math.BitDecrement(instance.StepSize) },
            instance with { Theory = instance.Theory with { Lambda2 = 1 } },
            instance with { LearningOptimum = instance.LearningOptimum with { Y = instance.LearningOptimum.Y.SetItem(0, 1e-3) } },
            instance with { CpuOptimum = instance.CpuOptimum with { PenalisedCost = 0.125 } },
            instance with { Draft = draft with { Start = draft.Start with { X = draft.Start.X.SetItem(1, 0.25) } } },
            instance with { Draft = draft with { Cpu = draft.Cpu with { Demand = draft.Cpu.Demand + 1e-9 } } },
        ];
        var origin = ImageOrigin.Of(instance);
        Assert.Equal(origin, ImageOrigin.Of(instance with { }));
        Assert.Equal(others.Length + 1, others.Select(ImageOrigin.Of).Append(origin).Distinct().Count());
    }

    private static void Same<T>(ImmutableArray<T>? expected, ImmutableArray<T>? actual) => Assert.Equal(expected?.ToArray(), actual?.ToArray());

    private static IEnumerable<double> Numbers(int count) => Enumerable.Range(0, count).Select(static k => k % 5 == 3 ? double.NegativeInfinity : Math.Sqrt(k));

    private static IEnumerable<double> Flat(StateSnapshot state) => [state.Instance, state.Step, .. state.X, .. state.Y, .. state.Z];

    private static StateSnapshot State(long instance, long step) => new(instance, step, [1, 2, 3], [4, -0.0], [double.NaN, 6]);

    private static TraceRow Row(long instance, long step) => new()
    {
        Instance = instance,
        Step = step,
        Time = 0.5,
        CostGap = -1e-17,
        CostGapRelative = 2,
        LossGap = double.NaN,
        Distance = 3,
        Consensus = 4,
        BoxViolation = 0,
        Lyapunov = 5,
        Feasibility = 6,
        FeasibilityMax = 7,
        TrackerDriftMax = 8,
        Bits = 9,
    };

    private sealed class LastImage : IBatchSink
    {
        public LaneImage? Lane { get; private set; }

        public void Trace(int local, in TracePoint point)
        {
        }

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s)
        {
        }

        public void End(int local, in InstanceEnd end)
        {
        }

        public void Progress(long nodeSteps)
        {
        }

        public void Image(int local, LaneImage image) => Lane = image;
    }
}
