using System.Runtime.ExceptionServices;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// Runs a plan: sets up the instances of a batch in parallel, lets the device run them, hands finished shards to the sink in order. At most one batch is set up, as many as the device takes are running and
/// one is written at a time, so memory does not grow with the sweep.
/// </summary>
/// <param name="source">The sweep and its instances.</param>
/// <param name="resolve">Adds theory to a draft.</param>
/// <param name="device">The device; the caller closes it.</param>
/// <param name="options">Limits, and what is done already.</param>
/// <param name="reopen">Opens a fresh device in place of one that failed; null where a failure ends the run.</param>
public sealed class Executor(IInstanceSource source, Func<InstanceDraft, Instance> resolve, IDevice device, RunOptions options, Func<IDevice>? reopen = null)
{
    /// <summary>How long set-up may take to end when the run has failed or was stopped; beyond it is left behind.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(5);

    private readonly DeviceClock _clock = new();
    private readonly ProgressCounter _counter = new(0, options.Committed, options.Progress);

    /// <summary>What was spent so far; may be read while the run goes on, by the sink too.</summary>
    public RunTimes Times => new(_clock.SetUp, _clock.Busy, _clock.Kernels, _clock.Output, _counter.Now.NodeStepsDone);

    /// <summary>Runs the slice of <paramref name="plan"/> that the options name to its end, but for shards that are committed; once.</summary>
    /// <exception cref="OperationCanceledException">The token was set; shards accepted so far are complete, of the rest the images are kept.</exception>
    /// <exception cref="TooManyFailuresException">More instances could not be set up than the options allow.</exception>
    /// <exception cref="DeviceException">The device failed, and again when it was opened afresh; or its memory does not hold one instance.</exception>
    public RunReport Run(RunPlan plan, IRunSink sink, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sink);
        _counter.Total = WorkQueue.Instances(plan, options.Slice).Count;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var devices = new DeviceSupply(device, reopen);
        Exception? fault = null;
        using var keeper = options.Checkpoints is { } store ? new CheckpointKeeper(store, options.CheckpointEvery, Failed) : null;
        var setUp = new BatchSetUp(source, resolve, options, _counter, stop.Token);
        var supervisor = new BatchSupervisor(devices, options, stop.Token);
        var assembler = new ShardAssembler(plan, sink);
        using var work = WorkQueue.Batches(plan, options).GetEnumerator();
        var next = Prepare();
        var running = new Queue<Task<(PreparedBatch Batch, BatchRun Run)>>();
        var writing = Task.CompletedTask;
        keeper?.Start();
        try
        {
            while (_clock.WaitForSetUp(next) is { } batch)
            {
                next = Prepare();
                running.Enqueue(Start(batch));
                while (running.Count >= devices.Overlap)
                {
                    Retire();
                }
            }

            while (running.Count > 0)
            {
                Retire();
            }

            _clock.WaitForOutput(writing);
            keeper?.Stop();
            if (Volatile.Read(ref fault) is { } late)
            {
                ExceptionDispatchInfo.Throw(late);
            }
        }
        catch (Exception error)
        {
            stop.Cancel();
            Settle([.. running, writing]);

            // What failed first has stopped the rest. That images could not be kept counts more than a wish to stop, and less than what went wrong before.
            var last = Volatile.Read(ref fault) ?? (error is OperationCanceledException ? null : error);
            var lost = keeper?.TryFinish();
            Settle([next], SettleTime);
            if ((last ?? lost) is { } first && first != error)
            {
                ExceptionDispatchInfo.Throw(first);
            }

            throw;
        }

        return new RunReport(_counter.Now, setUp.Failures, _clock.SetUp, _clock.Busy, _clock.Output) { Kernels = _clock.Kernels };

        // Batches on the device have threads of their own: they wait for the device, and threads of the pool that wait are missed by whoever sets up.
        Task<(PreparedBatch Batch, BatchRun Run)> Start(PreparedBatch batch)
        {
            var run = new BatchRun(batch.Batch, plan.Sweep, resolve, _counter, _clock, options.Checkpoints);
            keeper?.Add(batch.Range, run);
            return Task.Factory.StartNew(
                () => Guarded(() =>
                {
                    using var working = _clock.Working();
                    supervisor.Run(run, batch);
                    run.Notes.ToList().ForEach(note => options.Notes?.Invoke(note));
                    return (batch, run);
                }),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }

        void Retire()
        {
            var (batch, run) = running.Dequeue().GetAwaiter().GetResult();
            _clock.WaitForOutput(writing);
            stop.Token.ThrowIfCancellationRequested();
            writing = Task.Run(
                () => Guarded(() =>
                {
                    assembler.Add(batch.Range, run.Recorders, batch.Failures);
                    keeper?.Committed(assembler.End);
                    return true;
                }),
                CancellationToken.None);
        }

        // One at a time: the queue is asked by whoever has waited for the one before.
        Task<PreparedBatch?> Prepare() => Task.Run(() => work.MoveNext() ? setUp.Of(work.Current) : null, stop.Token);

        // A failure ends the run at once, whatever it waits for.
        T Guarded<T>(Func<T> part)
        {
            try
            {
                return part();
            }
            catch (Exception error)
            {
                Failed(error);
                throw;
            }
        }

        void Failed(Exception error)
        {
            if (error is not OperationCanceledException)
            {
                _ = Interlocked.CompareExchange(ref fault, error, null);
            }

            stop.Cancel();
        }
    }

    // Waits for tasks whose failure, if any, has already been reported or no longer matters.
    private static void Settle(IEnumerable<Task> tasks, TimeSpan? limit = null)
    {
        foreach (var task in tasks)
        {
            try
            {
                task.Wait(limit ?? Timeout.InfiniteTimeSpan);
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
