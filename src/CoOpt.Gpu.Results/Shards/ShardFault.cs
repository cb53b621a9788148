namespace CoOpt.Gpu.Results.Shards;

/// <summary>A shard record, its data or a checkpoint that cannot be used.</summary>
/// <param name="File">The file, relative to the run's folder.</param>
/// <param name="Reason">What is wrong with it, and what becomes of it.</param>
/// <param name="Ordinal">The shard; −1 where it is none or not known.</param>
public sealed record ShardFault(string File, string Reason, int Ordinal = -1)
{
    /// <summary>Whether it is whole, but of another program or arithmetic: a run with it is refused, and nothing of it is touched.</summary>
    public bool IsForeign { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Reason}";
}
