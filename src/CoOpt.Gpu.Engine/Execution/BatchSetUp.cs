using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Sets up instances, in parallel, and counts those that cannot be. Batches are asked for one at a time.</summary>
internal sealed class BatchSetUp(IInstanceSource source, Func<InstanceDraft, Instance> resolve, RunOptions options, ProgressCounter counter, CancellationToken token)
{
    private readonly List<InstanceFailure> _failures = [];

    /// <summary>Those that could not be set up, by index.</summary>
    public ImmutableArray<InstanceFailure> Failures => [.. _failures];

    /// <summary>Sets up the instances of <paramref name="range"/>.</summary>
    /// <exception cref="TooManyFailuresException">With those of committed shards more of them cannot be set up than the options allow.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    public PreparedBatch Of(InstanceRange range)
    {
        var instances = new Instance?[range.Count];
        var failed = new ConcurrentQueue<InstanceFailure>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1, CancellationToken = token };
        Parallel.For(0, instances.Length, parallel, k =>
        {
            try
            {
                instances[k] = resolve(source.Create(range.From + k));
            }
            catch (Exception error) when (error is InstanceException or TheoryException)
            {
                failed.Enqueue(new InstanceFailure(range.From + k, error.Message));
                counter.Failed();
            }
        });
        ImmutableArray<InstanceFailure> ordered = [.. failed.OrderBy(f => f.Index)];
        _failures.AddRange(ordered);
        if (!ordered.IsEmpty && options.CommittedFailures + _failures.Count > options.MaximumFailures)
        {
            throw new TooManyFailuresException(Failures, options.CommittedFailures);
        }

        return new(range, new Batch([.. instances.OfType<Instance>()]), ordered);
    }
}
