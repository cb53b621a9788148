using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Merging;

/// <summary>A shard's table is not what its record says.</summary>
internal sealed class ShardDataException(ShardRecord record, ShardFile table, string reason) : Exception($"shards/{record.Folder}/{table.Name}: {reason}")
{
    internal ShardRecord Record { get; } = record;

    /// <summary>The same as a fault.</summary>
    internal ShardFault Fault { get; } = new($"{RunNames.Shards}/{record.Folder}/{table.Name}", reason, record.Ordinal);
}
