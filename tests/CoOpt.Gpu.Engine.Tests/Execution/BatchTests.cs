using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Engine.Tests.Execution;

public sealed class BatchTests
{
    private const int ShardSize = 32;

    private static readonly string Spec = SmallSweep.Spec.Replace(", states: last", "", StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 192)]
    [InlineData(4, 7)]
    [InlineData(2, 32)]
    [InlineData(4, 50)]
    public void Whatever_the_batches_the_shards_hold_the_same_in_the_same_order(int threads, int batchSize)
    {
        using var device = new CpuDevice(new() { Threads = threads });
        using var alone = new CpuDevice(new() { Threads = 1, Widths = [1] });
        var (expected, found) = (new PartSink(), new PartSink());
        var source = SmallSweep.Load(Spec);
        new Executor(source, new InstanceResolver().Resolve, alone, new RunOptions()).Run(Plan(source.Sweep, 192), expected, CancellationToken.None);
        var report = new Executor(source, new InstanceResolver().Resolve, device, new RunOptions()).Run(Plan(source.Sweep, batchSize), found, CancellationToken.None);
        Assert.Equal(192, report.Progress.Done);
        Assert.Equal(expected.Rows, found.Rows);
        Assert.Equal(expected.Traces, found.Traces);
        Assert.True(report.Kernels > default(TimeSpan) && report.Kernels <= 1.5 * report.Device, $"{report.Kernels} of {report.Device}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Four_batches_are_alive_at_most(bool slowSink)
    {
        using IDevice device = slowSink ? new CpuDevice(new()) : new ReferenceDevice(1);
        const int BatchSize = 8;
        var source = new CountingSource(SmallSweep.Load(Spec));
        var sink = new PartSink { Pause = slowSink ? TimeSpan.FromMilliseconds(20) : default, Accepted = n => source.Delivered(n) };
        new Executor(source, new InstanceResolver().Resolve, device, new RunOptions()).Run(Plan(source.Sweep, BatchSize, BatchSize), sink, CancellationToken.None);
        Assert.InRange(source.MostAlive, 2 * BatchSize, 4 * BatchSize);
    }

    [Theory]
    [InlineData(2, 192, 64)] // small ones fill the lanes and overlap
    [InlineData(96, 192, 96)]
    [InlineData(500, 192, 192)] // no more than there are
    [InlineData(256, 80_000, 2048)] // of a long sweep more than the device asks for, in whole parts
    public void A_batch_keeps_the_device_busy(int preferred, long count, int expected)
    {
        var spec = Spec.Replace("range(0, 24)", $"range(0, {count / 8})", StringComparison.Ordinal).Replace("every: 20", "every: 100000", StringComparison.Ordinal);
        Assert.Equal(expected, Planner.Plan(SmallSweep.Load(spec), new InstanceResolver().Resolve, (_, _) => preferred).BatchSize);
    }

    private static RunPlan Plan(ResolvedSweep sweep, int batchSize, int shardSize = ShardSize) => RunPlan.Cut(sweep, 64, shardSize, batchSize);

    /// <summary>Rows as text, so that every bit counts and records of arrays compare.</summary>
    private sealed class PartSink : IRunSink
    {
        public TimeSpan Pause { get; init; }

        public Action<int> Accepted { get; init; } = static _ => { };

        public List<string> Rows { get; } = [];

        public List<TraceRow> Traces { get; } = [];

        public void Accept(RunShard shard)
        {
            Thread.Sleep(Pause);
            Assert.All(shard.Results, r => Assert.InRange(r.Instance.Index, shard.From, shard.To - 1));
            Rows.AddRange(shard.Results.Select(r => FormattableString.Invariant($"{shard.Ordinal} {r.Instance.Index} {r.Outcome} {r.Steps} {r.Last} {r.Rate:R} {r.Alphabet} {r.LyapunovPeak:R}")));
            Traces.AddRange(shard.Traces);
            Accepted(shard.Results.Length);
        }
    }

    private sealed class CountingSource(IInstanceSource inner) : IInstanceSource
    {
        private readonly Lock _lock = new();
        private int _alive;

        public int MostAlive { get; private set; }

        public ResolvedSweep Sweep => inner.Sweep;

        public InstanceDraft Create(long index)
        {
            lock (_lock)
            {
                MostAlive = Math.Max(MostAlive, ++_alive);
            }

            return inner.Create(index);
        }

        public void Delivered(int count)
        {
            lock (_lock)
            {
                _alive -= count;
            }
        }
    }
}
