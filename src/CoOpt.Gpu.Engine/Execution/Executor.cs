using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// Runs a plan: sets up the instances of a batch in parallel, lets the device run them, hands finished shards to the sink in order. At most one batch is set up, as many as the device takes are running and
/// one is written at a time, so memory does not grow with the sweep.
/// </summary>
public sealed class Executor(IInstanceSource source, Func<InstanceDraft, Instance> resolve, IDevice device, RunOptions options)
{
    /// <summary>Runs <paramref name="plan"/> to its end.</summary>
    /// <exception cref="OperationCanceledException">The token was set; shards accepted so far are complete, the rest was dropped.</exception>
    /// <exception cref="TooManyFailuresException">More instances could not be set up than the options allow.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public RunReport Run(RunPlan plan, IRunSink sink, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sink);
        var counter = new ProgressCounter(WorkQueue.Instances(plan, options.Slice).Count, options.Committed, options.Progress);
        var clock = new DeviceClock();
        var failures = new List<InstanceFailure>();
        var assembler = new ShardAssembler(plan, sink);
        TimeSpan setUp = default, output = default;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var work = WorkQueue.Batches(plan, options).GetEnumerator();
        var next = Prepare();
        var running = new Queue<Task<FinishedBatch>>();
        var writing = Task.CompletedTask;
        try
        {
            while (clock.Idle(ref setUp, () => next.GetAwaiter().GetResult()) is { } batch)
            {
                next = Prepare();
                running.Enqueue(Start(batch));
                while (running.Count >= device.Overlap)
                {
                    Retire();
                }
            }

            while (running.Count > 0)
            {
                Retire();
            }

            clock.Idle(ref output, () => writing.GetAwaiter().GetResult());
        }
        finally
        {
            stop.Cancel();
            Settle([next, .. running, writing]);
        }

        return new RunReport(counter.Now, [.. failures], setUp, clock.Busy, output) { Kernels = clock.Kernels };

        // Batches on the device have threads of their own: they wait for the device, and threads of the pool that wait are missed by whoever sets up.
        Task<FinishedBatch> Start(PreparedBatch batch) => Task.Factory.StartNew(() => RunBatch(batch), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        FinishedBatch RunBatch(PreparedBatch prepared)
        {
            using var working = clock.Working();
            var run = new BatchRun(prepared.Batch, plan.Sweep, resolve, counter, clock);
            run.Run(device, int.MaxValue, options.Threads > 0 ? options.Threads : -1, stop.Token);
            return new(prepared, run);
        }

        void Retire()
        {
            var done = running.Dequeue().GetAwaiter().GetResult();
            clock.Idle(ref output, () => writing.GetAwaiter().GetResult());
            stop.Token.ThrowIfCancellationRequested();
            writing = Task.Run(() => assembler.Add(done.Prepared.Range, done.Run.Recorders, done.Prepared.Failures), CancellationToken.None);
        }

        // One at a time: the queue is asked by whoever has waited for the one before.
        Task<PreparedBatch?> Prepare() => Task.Run(() => work.MoveNext() ? SetUp(work.Current) : null, stop.Token);

        PreparedBatch SetUp(InstanceRange range)
        {
            var instances = new Instance?[range.Count];
            var failed = new ConcurrentQueue<InstanceFailure>();
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1, CancellationToken = stop.Token };
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
            failures.AddRange(ordered);
            if (ordered.Length > 0 && options.CommittedFailures + failures.Count > options.MaximumFailures)
            {
                throw new TooManyFailuresException([.. failures], options.CommittedFailures);
            }

            return new(range, new Batch([.. instances.OfType<Instance>()]), ordered);
        }
    }

    /// <summary>A batch to run.</summary>
    private sealed record PreparedBatch(InstanceRange Range, Batch Batch, ImmutableArray<InstanceFailure> Failures);

    /// <summary>A batch that has run.</summary>
    private sealed record FinishedBatch(PreparedBatch Prepared, BatchRun Run);

    // Waits for tasks whose failure, if any, has already been reported or no longer matters.
    private static void Settle(IEnumerable<Task> tasks)
    {
        foreach (var task in tasks)
        {
            try
            {
                task.GetAwaiter().GetResult();
            }
#pragma warning disable CA1031 // whatever it is: after a success there is nothing left to fail, and else a second error must not hide the first nor leave tasks behind
            catch (Exception)
#pragma warning restore CA1031
            {
                // The first error is on its way up already.
            }
        }
    }
}
