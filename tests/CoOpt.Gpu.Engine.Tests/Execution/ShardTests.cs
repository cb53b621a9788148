using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Engine.Tests.Execution;

/// <summary>How a run is cut into slices, shards and batches changes nothing of it.</summary>
public sealed class ShardTests
{
    private static readonly Func<InstanceDraft, Instance> Resolve = new InstanceResolver().Resolve;

    [Theory]
    [InlineData(1, 4, 1)]
    [InlineData(1, 64, 7)]
    [InlineData(4, 16, 192)]
    [InlineData(4, 4, 5)]
    [InlineData(16, 4, 32)]
    [InlineData(16, 8, 3)]
    [InlineData(100, 16, 24)]
    public void Slices_together_are_the_whole(int slices, int shard, int batch)
    {
        var source = SmallSweep.Load();
        var expected = new ShardSink();
        using (var alone = new CpuDevice(new() { Threads = 1, Widths = [1] }))
        {
            new Executor(source, Resolve, alone, new RunOptions()).Run(SmallSweep.Plan(source.Sweep, 192, shard), expected, CancellationToken.None);
        }

        var found = new ShardSink();
        var plan = SmallSweep.Plan(source.Sweep, batch, shard);
        for (var index = slices - 1; index >= 0; index--)
        {
            using var device = new CpuDevice(new() { Threads = 1 + (index % 4) });
            var report = new Executor(source, Resolve, device, new RunOptions { Slice = (index, slices) }).Run(plan, found, CancellationToken.None);
            var (first, end) = WorkQueue.Slice(plan.Shards, (index, slices));
            Assert.Equal((end - first) * (long)shard, report.Progress.Total);
            Assert.Equal(report.Progress.Total, report.Progress.Done);
        }

        Assert.Equal(expected.Shards, found.Shards);
        Measures.Add("R3", $"{slices} slices of shards of {shard} in batches of {batch}", 192, "instances", "rows; traces; states equal to the bit", "none differs");
    }

    [Fact]
    public void Shards_that_are_committed_are_not_run()
    {
        var source = SmallSweep.Load();
        using var device = new CpuDevice(new());
        var (all, half) = (new ShardSink(), new ShardSink());
        var plan = SmallSweep.Plan(source.Sweep, 50, 8);
        new Executor(source, Resolve, device, new RunOptions()).Run(plan, all, CancellationToken.None);
        var options = new RunOptions { IsCommitted = static k => k % 3 == 0 || k is > 9 and < 15, Committed = new RunProgress(96, 0, 1000, 80, 3, default) { Stalled = 5 } };
        var report = new Executor(source, Resolve, device, options).Run(plan, half, CancellationToken.None);
        Assert.Equal(all.Shards.Where(s => !options.IsCommitted(s.Key)), half.Shards);
        Assert.Equal((192, 96, 1000), ((int)report.Progress.Done, (int)report.Progress.DoneBefore, (int)report.Progress.NodeStepsBefore));
        var none = new ShardSink();
        Assert.Equal(192, new Executor(source, Resolve, device, options with { IsCommitted = static _ => true, Committed = new RunProgress(192, 0, 0, 0, 0, default) }).Run(plan, none, CancellationToken.None).Progress.Done);
        Assert.Empty(none.Shards);
    }

    [Fact]
    public void Failures_of_committed_shards_count()
    {
        var source = SmallSweep.Load();
        using var device = new CpuDevice(new());
        var plan = SmallSweep.Plan(source.Sweep, 32, 16);
        var sink = new ShardSink();
        var options = new RunOptions { IsCommitted = static k => k < 4, CommittedFailures = 3, MaximumFailures = 6 };
        var report = new Executor(source, Failing, device, options).Run(plan, sink, CancellationToken.None);
        Assert.Equal([70, 119, 190], report.Failures.Select(static f => f.Index));
        Assert.Equal([4, 7, 11], sink.Shards.Where(static s => s.Value.Contains("no optimum", StringComparison.Ordinal)).Select(static s => s.Key));
        var error = Assert.Throws<TooManyFailuresException>(() => new Executor(source, Failing, device, options with { MaximumFailures = 5 }).Run(plan, new ShardSink(), CancellationToken.None));
        Assert.Contains("6 instance(s) could not be set up; the first is 70", error.Message, StringComparison.Ordinal);
        new Executor(source, Resolve, device, options with { MaximumFailures = 0 }).Run(plan, new ShardSink(), CancellationToken.None);

        static Instance Failing(InstanceDraft draft) => draft.Index is 70 or 119 or 190 ? throw new InstanceException("no optimum") : Resolve(draft);
    }

    [Fact]
    public void A_shard_of_which_nothing_could_be_set_up_is_a_shard()
    {
        var source = SmallSweep.Load();
        using var device = new CpuDevice(new());
        var sink = new ShardSink();
        new Executor(source, static d => d.Index / 16 is 2 or 11 ? throw new InstanceException("no optimum") : Resolve(d), device, new RunOptions { MaximumFailures = long.MaxValue })
            .Run(SmallSweep.Plan(source.Sweep, 16, 16), sink, CancellationToken.None);
        Assert.Equal(12, sink.Shards.Count);
    }

    [Fact]
    public void Batches_cover_what_is_not_committed_and_nothing_else()
    {
        var random = new Random(3);
        for (var k = 0; k < 500; k++)
        {
            Covers(random.Next(1, 300), random.Next(1, 41), random.Next(1, 101), random.Next(1, 20), random.Next());
        }
    }

    private static void Covers(int instances, int shard, int batch, int slices, int committed)
    {
        var plan = SmallSweep.Plan(Counted(instances), batch, shard);
        var options = new RunOptions { IsCommitted = k => ((committed >> (k % 31)) & 1) == 1 };
        var covered = new List<long>();
        for (var slice = 0; slice < slices; slice++)
        {
            foreach (var range in WorkQueue.Batches(plan, options with { Slice = (slice, slices) }))
            {
                Assert.InRange(range.Count, 1, batch);
                Assert.True(range.Count <= shard || (range.From % shard == 0 && (range.To % shard == 0 || range.To == plan.Sweep.Count)) || range.From / shard == (range.To - 1) / shard, $"{range} of {shard}");
                covered.AddRange(Enumerable.Range((int)range.From, (int)range.Count).Select(static k => (long)k));
            }
        }

        Assert.Equal(Enumerable.Range(0, instances).Select(static k => (long)k).Where(k => !options.IsCommitted((int)(k / shard))), covered);
    }

    [Fact]
    public void A_shard_divides_its_part_and_is_as_large_as_it_may_be()
    {
        var random = new Random(4);
        for (var k = 0; k < 500; k++)
        {
            IsLargest((long)Math.Exp(16 * random.NextDouble()), random.Next(1, 3000), Math.Exp(25 * random.NextDouble()));
        }
    }

    private static void IsLargest(long count, int part, double steps)
    {
        var size = ShardCut.Size(count, part, steps);
        Assert.Equal(0, part % size);
        var divisors = Enumerable.Range(1, part).Where(d => part % d == 0).ToList();
        var allowed = divisors.FindAll(d => d * steps <= ShardCut.NodeSteps || d == 1);
        var few = divisors.FindAll(d => (count + d - 1) / d <= ShardCut.Most);
        Assert.Equal(few.Count == 0 ? part : few.Contains(allowed[^1]) ? allowed[^1] : few[0], size);
    }

    [Theory]
    [InlineData(192, 1024, 1.5e3, 1024)] // a small sweep is one shard
    [InlineData(1_000_000, 1024, 1e4, 1024)]
    [InlineData(1_000_000, 65_536, 1e6, 256)] // 2e8 node-steps would make 5000 shards of 200
    [InlineData(10_000, 4096, 1e6, 128)]
    [InlineData(100, 1024, 1e9, 1)]
    [InlineData(9_000_000, 1024, 1e9, 1024)] // a shard is never larger than its part
    [InlineData(500, 771, 1e6, 3)] // 771 = 3 · 257
    public void Shards_are_as_large_as_a_second_of_work(long count, int part, double nodeSteps, int expected) => Assert.Equal(expected, ShardCut.Size(count, part, nodeSteps));

    private static ResolvedSweep Counted(int count) => SmallSweep.Load().Sweep with
    {
        Axes = [new Axis(["seed"], [.. Enumerable.Range(0, count).Select(static k => System.Collections.Immutable.ImmutableArray.Create(SettingValue.Of(k)))])],
    };
}
