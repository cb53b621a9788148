using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Puts shards together from what batches leave: a batch may hold several shards, or a piece of one. Batches come in order; those of one shard follow each other.</summary>
internal sealed class ShardAssembler(RunPlan plan, IRunSink sink)
{
    private readonly List<InstanceRecorder> _recorders = [];
    private readonly List<InstanceFailure> _failures = [];
    private long _from = -1;

    /// <summary>The one after the last instance of the last shard that was handed on.</summary>
    public long End { get; private set; }

    /// <summary>Takes the instances of <paramref name="range"/> and hands on every shard that they complete.</summary>
    /// <param name="range">The instances.</param>
    /// <param name="recorders">Those that ran, by index.</param>
    /// <param name="failures">Those that could not be set up, by index.</param>
    public void Add(InstanceRange range, IEnumerable<InstanceRecorder> recorders, IEnumerable<InstanceFailure> failures)
    {
        _from = _from < 0 ? range.From : _from;
        using var ran = recorders.GetEnumerator();
        using var failed = failures.GetEnumerator();
        var (more, moreFailed) = (ran.MoveNext(), failed.MoveNext());
        for (var from = range.From; from < range.To;)
        {
            var ordinal = (int)(from / plan.ShardSize);
            var end = Math.Min(plan.Sweep.Count, (ordinal + 1L) * plan.ShardSize);
            for (; more && ran.Current.Index < end; more = ran.MoveNext())
            {
                _recorders.Add(ran.Current);
            }

            for (; moreFailed && failed.Current.Index < end; moreFailed = failed.MoveNext())
            {
                _failures.Add(failed.Current);
            }

            if (range.To >= end)
            {
                sink.Accept(Shard(ordinal, end));
                End = end;
                _recorders.Clear();
                _failures.Clear();
                _from = range.To > end ? end : -1;
            }

            from = end;
        }
    }

    private RunShard Shard(int ordinal, long to)
    {
        var results = ImmutableArray.CreateBuilder<InstanceResult>(_recorders.Count);
        var rows = ImmutableArray.CreateBuilder<TraceRow>(_recorders.Sum(static r => r.Rows.Count));
        var states = ImmutableArray.CreateBuilder<StateSnapshot>();
        foreach (var one in _recorders)
        {
            results.Add(one.Result ?? throw new InvalidOperationException($"the device ended without a word on instance {one.Index}"));
            rows.AddRange(one.Rows);
            states.AddRange(one.States);
        }

        return new RunShard(ordinal, _from, to, results.MoveToImmutable(), rows.MoveToImmutable(), states.DrainToImmutable(), [.. _failures]);
    }
}
