using System.Collections.Concurrent;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// Runs a plan: sets up the instances of a batch in parallel, lets the device run them, hands finished ones to the sink in order. At most one batch is set up, as many as the device takes are running and
/// one is written at a time, so memory does not grow with the sweep.
/// </summary>
public sealed class Executor(IInstanceSource source, Func<InstanceDraft, Instance> resolve, IDevice device, RunOptions options)
{
    /// <summary>Runs <paramref name="plan"/> to its end.</summary>
    /// <exception cref="OperationCanceledException">The token was set; parts accepted so far are complete, the rest was dropped.</exception>
    /// <exception cref="TooManyFailuresException">More instances could not be set up than the options allow.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public RunReport Run(RunPlan plan, IRunSink sink, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sink);
        var counter = new ProgressCounter(plan.Sweep.Count, options.Progress);
        var clock = new DeviceClock();
        var failures = new ConcurrentQueue<InstanceFailure>();
        var batchSize = (long)plan.BatchSize;
        var batches = (plan.Sweep.Count + batchSize - 1) / batchSize;
        TimeSpan setUp = default, output = default;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        Task<Batch> next = Prepare(0);
        var running = new Queue<Task<BatchRun>>();
        var writing = Task.CompletedTask;
        try
        {
            for (var b = 0L; b < batches; b++)
            {
                var batch = clock.Idle(ref setUp, () => next.GetAwaiter().GetResult());
                if (b + 1 < batches)
                {
                    next = Prepare(b + 1);
                }

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

        return new RunReport(counter.Now, [.. failures.OrderBy(f => f.Index)], setUp, clock.Busy, output) { Kernels = clock.Kernels };

        // Batches on the device have threads of their own: they wait for the device, and threads of the pool that wait are missed by whoever sets up.
        Task<BatchRun> Start(Batch batch) => Task.Factory.StartNew(() => RunBatch(batch), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        BatchRun RunBatch(Batch batch)
        {
            using var working = clock.Working();
            var run = new BatchRun(batch, plan.Sweep, resolve, counter, clock);
            run.Run(device, int.MaxValue, options.Threads > 0 ? options.Threads : -1, stop.Token);
            return run;
        }

        void Retire()
        {
            var run = running.Dequeue().GetAwaiter().GetResult();
            clock.Idle(ref output, () => writing.GetAwaiter().GetResult());
            stop.Token.ThrowIfCancellationRequested();
            writing = Task.Run(() => Deliver(run.Recorders, plan.PartSize, sink), CancellationToken.None);
        }

        Task<Batch> Prepare(long ordinal) => Task.Run(() => SetUp(ordinal * batchSize, Math.Min(plan.Sweep.Count, (ordinal + 1) * batchSize)), stop.Token);

        Batch SetUp(long from, long to)
        {
            var instances = new Instance?[to - from];
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1, CancellationToken = stop.Token };
            Parallel.For(0, instances.Length, parallel, k =>
            {
                try
                {
                    instances[k] = resolve(source.Create(from + k));
                }
                catch (Exception error) when (error is InstanceException or TheoryException)
                {
                    failures.Enqueue(new InstanceFailure(from + k, error.Message));
                    counter.Failed();
                }
            });
            if (failures.Count > options.MaximumFailures)
            {
                throw new TooManyFailuresException([.. failures.OrderBy(f => f.Index)]);
            }

            return new Batch([.. instances.OfType<Instance>()]);
        }
    }

    // Hands on what the instances of each part have left, in order.
    private static void Deliver(IReadOnlyList<InstanceRecorder> recorders, int partSize, IRunSink sink)
    {
        foreach (var part in recorders.GroupBy(r => r.Index / partSize))
        {
            sink.Accept(new RunPart((int)part.Key, [.. part.Select(static r => r.Result!)], [.. part.SelectMany(static r => r.Rows)], [.. part.SelectMany(static r => r.States)]));
        }
    }

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
