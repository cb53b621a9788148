namespace CoOpt.Gpu.Engine.Planning;

/// <summary>How many instances make a shard: so few that little work is lost with one, so many that committing them costs little.</summary>
internal static class ShardCut
{
    /// <summary>Node-steps of a shard at most: about a second of one machine.</summary>
    public const double NodeSteps = 2e8;

    /// <summary>Shards of a sweep at most, as far as parts allow.</summary>
    public const int Most = 4096;

    /// <summary>
    /// The greatest divisor of the part with at most <see cref="NodeSteps"/> to do; if that makes more than <see cref="Most"/> shards, the least that does not; the whole part where none is so large.
    /// </summary>
    /// <param name="count">Instances of the sweep.</param>
    /// <param name="part">Instances of a part.</param>
    /// <param name="nodeSteps">Mean bound of an instance's node-steps.</param>
    public static int Size(long count, int part, double nodeSteps)
    {
        var least = (count + Most - 1) / Most;
        var best = 1;
        for (var size = 1; size <= part; size++)
        {
            if (part % size == 0)
            {
                best = best < least || size * nodeSteps <= NodeSteps ? size : best;
            }
        }

        return best;
    }
}
