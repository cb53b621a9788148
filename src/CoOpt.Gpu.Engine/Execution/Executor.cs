using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Frontiers;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Theory;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// Runs a plan: sets up the instances of a batch in parallel, lets the device run them, hands finished parts to the sink in order. Three batches are in flight at most
/// (being set up, running, being written), so memory does not grow with the sweep.
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
        var failures = new ConcurrentQueue<InstanceFailure>();
        var batchSize = (long)plan.PartSize * plan.PartsPerBatch;
        var batches = (plan.Sweep.Count + batchSize - 1) / batchSize;
        TimeSpan setUp = default, work = default, output = default;
        var frontiers = new FrontierRounds(device, resolve, counter.Worked);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        Task<Batch> next = Prepare(0);
        var writing = Task.CompletedTask;
        try
        {
            for (var b = 0L; b < batches; b++)
            {
                var batch = Timed(ref setUp, () => next.GetAwaiter().GetResult());
                if (b + 1 < batches)
                {
                    next = Prepare(b + 1);
                }

                batch = Timed(ref work, () => frontiers.Resolve(batch, options.Threads > 0 ? options.Threads : -1, stop.Token));
                var recorder = new BatchRecorder(batch, plan.Sweep, counter);
                Timed(ref work, () => device.Run(batch, recorder, stop.Token));
                Timed(ref output, () => writing.GetAwaiter().GetResult());
                stop.Token.ThrowIfCancellationRequested();
                var first = (int)(b * plan.PartsPerBatch);
                writing = Task.Run(() => Deliver(batch, recorder, first), CancellationToken.None);
            }

            Timed(ref output, () => writing.GetAwaiter().GetResult());
        }
        finally
        {
            stop.Cancel();
            Settle(next);
            Settle(writing);
        }

        return new RunReport(counter.Now, [.. failures.OrderBy(f => f.Index)], setUp, work, output);

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

        void Deliver(Batch batch, BatchRecorder recorder, int firstPart)
        {
            for (var local = 0; local < batch.Instances.Length;)
            {
                var part = batch.Instances[local].Index / plan.PartSize;
                var end = local;
                while (end < batch.Instances.Length && batch.Instances[end].Index / plan.PartSize == part)
                {
                    end++;
                }

                sink.Accept(Part((int)part, local, end, recorder));
                local = end;
            }
        }
    }

    private static RunPart Part(int ordinal, int from, int to, BatchRecorder recorder)
    {
        var results = ImmutableArray.CreateBuilder<InstanceResult>(to - from);
        var rows = ImmutableArray.CreateBuilder<TraceRow>();
        var states = ImmutableArray.CreateBuilder<StateSnapshot>();
        for (var local = from; local < to; local++)
        {
            var one = recorder[local];
            results.Add(one.Result ?? throw new InvalidOperationException($"the device ended without a word on local instance {local}"));
            rows.AddRange(one.Rows);
            states.AddRange(one.States);
        }

        return new RunPart(ordinal, results.MoveToImmutable(), rows.DrainToImmutable(), states.DrainToImmutable());
    }

    private static void Timed(ref TimeSpan total, Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        total += Stopwatch.GetElapsedTime(start);
    }

    private static T Timed<T>(ref TimeSpan total, Func<T> function)
    {
        var start = Stopwatch.GetTimestamp();
        var value = function();
        total += Stopwatch.GetElapsedTime(start);
        return value;
    }

    // Waits for a task whose failure, if any, has already been reported or no longer matters.
    private static void Settle(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is OperationCanceledException or TooManyFailuresException or IOException or InstanceException or TheoryException)
        {
            // The first error is on its way up already.
        }
    }
}
