using CoOpt.Gpu.Engine.Planning;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>What a run has to do: the shards of its slice that are not committed, cut into batches.</summary>
internal static class WorkQueue
{
    /// <summary>The ordinals of a slice: from the first to the one before the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slice.</exception>
    public static (int First, int End) Slice(int shards, (int Index, int Count) slice)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slice.Count, 1, nameof(slice));
        ArgumentOutOfRangeException.ThrowIfNegative(slice.Index, nameof(slice));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slice.Index, slice.Count, nameof(slice));
        return ((int)((long)slice.Index * shards / slice.Count), (int)((slice.Index + 1L) * shards / slice.Count));
    }

    /// <summary>The instances of a slice.</summary>
    public static InstanceRange Instances(RunPlan plan, (int Index, int Count) slice)
    {
        var (first, end) = Slice(plan.Shards, slice);
        return new(Math.Min(plan.Sweep.Count, (long)first * plan.ShardSize), Math.Min(plan.Sweep.Count, (long)end * plan.ShardSize));
    }

    /// <summary>The batches, by index: whole shards, or pieces of one, with nothing committed in between.</summary>
    public static IEnumerable<InstanceRange> Batches(RunPlan plan, RunOptions options)
    {
        var (first, end) = Slice(plan.Shards, options.Slice);
        for (var shard = first; shard < end; shard++)
        {
            if (options.IsCommitted(shard))
            {
                continue;
            }

            var open = shard + 1;
            while (open < end && !options.IsCommitted(open))
            {
                open++;
            }

            var stop = Math.Min(plan.Sweep.Count, (long)open * plan.ShardSize);
            for (long from = (long)shard * plan.ShardSize, to; from < stop; from = to)
            {
                to = Math.Min(stop, from + plan.BatchSize);
                to = to == stop || to / plan.ShardSize == from / plan.ShardSize ? to : to / plan.ShardSize * plan.ShardSize;
                yield return new(from, to);
            }

            shard = open - 1;
        }
    }
}
