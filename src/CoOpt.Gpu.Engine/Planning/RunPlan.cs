using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Planning;

/// <summary>A sweep and how it is cut into parts and batches.</summary>
public sealed record RunPlan
{
    /// <summary>The sweep.</summary>
    public required ResolvedSweep Sweep { get; init; }

    /// <summary>Instances per part of the output; from the sweep alone.</summary>
    public required int PartSize { get; init; }

    /// <summary>Instances per shard, the unit of commit; divides <see cref="PartSize"/>. From the sweep alone.</summary>
    public required int ShardSize { get; init; }

    /// <summary>Instances a device runs together; it changes no byte of the output.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Instances that share network and data with others of their part, as a share of all: how full lane groups can be.</summary>
    public required double SharedShare { get; init; }

    /// <summary>Host memory of one batch at its fullest, in bytes.</summary>
    public required long BatchBytes { get; init; }

    /// <summary>Upper bound of the bytes to be written.</summary>
    public required long OutputBytes { get; init; }

    /// <summary>Upper bound of the node-steps to be done; where α is searched for, what that usually takes.</summary>
    public required double NodeSteps { get; init; }

    /// <summary>What the user should know before running.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The number of batches.</summary>
    public long Batches => (Sweep.Count + BatchSize - 1) / BatchSize;

    /// <summary>The number of shards.</summary>
    public int Shards => (int)((Sweep.Count + ShardSize - 1) / ShardSize);

    /// <summary>The number of parts.</summary>
    public int Parts => (int)((Sweep.Count + PartSize - 1) / PartSize);

    /// <summary>A sweep cut as the caller says, with nothing foretold of time and room: for few instances, or for one who knows.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="part">Instances per part.</param>
    /// <param name="shard">Instances per shard; divides <paramref name="part"/>.</param>
    /// <param name="batch">Instances a device runs together.</param>
    public static RunPlan Cut(ResolvedSweep sweep, int part, int shard, int batch) => new()
    {
        Sweep = sweep,
        PartSize = part,
        ShardSize = shard,
        BatchSize = batch,
        SharedShare = 1,
        BatchBytes = 0,
        OutputBytes = 0,
        NodeSteps = 0,
        Warnings = [],
    };
}
