namespace CoOpt.Gpu.Results.Shards;

/// <summary>How a sweep is cut: shard k holds the instances [k·S, min((k+1)·S, count)), and each part of the output whole shards.</summary>
/// <param name="Count">Instances.</param>
/// <param name="ShardSize">S.</param>
/// <param name="PartSize">Instances per part, a multiple of S.</param>
public sealed record ShardLayout(long Count, int ShardSize, int PartSize)
{
    /// <summary>The number of shards.</summary>
    public int Shards => (int)((Count + ShardSize - 1) / ShardSize);

    /// <summary>The number of parts.</summary>
    public int Parts => (int)((Count + PartSize - 1) / PartSize);

    /// <summary>Whether the numbers can be those of a sweep.</summary>
    internal bool IsValid => Count > 0 && ShardSize > 0 && PartSize > 0 && PartSize % ShardSize == 0 && Count <= (long)ShardSize * int.MaxValue;

    /// <summary>The instances [From, To) of a shard.</summary>
    public (long From, long To) RangeOf(int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordinal, Shards);
        return ((long)ordinal * ShardSize, Math.Min((ordinal + 1L) * ShardSize, Count));
    }

    /// <summary>The part that a shard belongs to.</summary>
    public int PartOf(int ordinal) => (int)((long)ordinal * ShardSize / PartSize);

    /// <summary>The shards [First, End) of a part.</summary>
    public (int First, int End) ShardsOf(int part) => ((int)((long)part * PartSize / ShardSize), (int)Math.Min(((part + 1L) * PartSize) / ShardSize, Shards));
}
