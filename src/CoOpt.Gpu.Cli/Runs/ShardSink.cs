using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Commits each shard as it comes and, where nobody else works on the run, merges what is whole.</summary>
/// <param name="writer">Commits.</param>
/// <param name="merge">Makes the tables; null where others have shards of the run.</param>
/// <param name="done">What this process has done so far.</param>
/// <param name="started">When it began.</param>
/// <param name="token">Set by a signal: shards that have not been begun are left to the checkpoint, which is one file for all of them, and the merge to whoever goes on.</param>
internal sealed class ShardSink(ShardWriter writer, RunMerge? merge, Func<RunWork> done, DateTimeOffset started, CancellationToken token) : IRunSink
{
    private RunWork _before = RunWork.None;

    /// <inheritdoc/>
    public void Accept(RunShard shard)
    {
        token.ThrowIfCancellationRequested();
        var now = done();
        var timings = now.Since(_before, started) with { NodeSteps = shard.Results.Sum(static r => (double)r.Instance.Nodes * r.Steps) };
        _ = writer.Commit(shard.Ordinal, shard.Results, shard.Traces, shard.States, [.. shard.Failures.Select(static f => new ManifestFailure(f.Index, f.Message))], timings);
        _before = now;
        _ = merge?.Advance();
    }
}
