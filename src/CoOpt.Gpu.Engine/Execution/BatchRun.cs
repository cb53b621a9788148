using System.Diagnostics;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Frontiers;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// The work on one batch, from where images of its instances left it to the end of all: α is searched for where it is to be found, then every instance runs. It can be asked for images at any time, and
/// after a device has failed it goes on, on the same or another one, from the last images.
/// </summary>
/// <param name="batch">The batch as it was set up.</param>
/// <param name="sweep">The sweep it belongs to.</param>
/// <param name="resolve">Adds theory to a draft.</param>
/// <param name="counter">Told of ends and of node-steps.</param>
/// <param name="clock">Told of time in the kernels.</param>
/// <param name="checkpoints">Where images of earlier runs are read; null where there are none.</param>
internal sealed class BatchRun(
    Batch batch, ResolvedSweep sweep, Func<InstanceDraft, Instance> resolve, ProgressCounter counter, DeviceClock clock, ICheckpointStore? checkpoints = null)
{
    private InstanceRecorder[] _recorders = [];
    private long _lastSign = Stopwatch.GetTimestamp();
    private int _request;
    private int _epoch;

    /// <summary>One recorder per instance of the batch, in order; complete, and of final numbers, when <see cref="Run"/> has returned.</summary>
    public IReadOnlyList<InstanceRecorder> Recorders => _recorders;

    /// <summary>When a device last reported anything, as <see cref="Stopwatch.GetTimestamp"/> tells time.</summary>
    public long LastSign => Volatile.Read(ref _lastSign);

    /// <summary>Whether every instance under way has handed in its image since <see cref="RequestImages"/>.</summary>
    public bool AllAnswered => Volatile.Read(ref _request) >= 0;

    /// <summary>
    /// Runs what has not ended, to the end. May be called again after it threw, with any device: it goes on from the last images, which a device that is stopped by its token hands in before it leaves.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="most">The most instances that it gets at once.</param>
    /// <param name="threads">Threads for theory; −1 takes all.</param>
    /// <param name="token">Stops the device.</param>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public void Run(IDevice device, int most, int threads, CancellationToken token)
    {
        _ = checkpoints;
        var found = new FrontierRounds(device, resolve, Worked, clock.AddKernels).Resolve(batch, threads, token);
        _recorders = [.. found.Instances.Select(static i => new InstanceRecorder(i))];
        for (var first = 0; first < _recorders.Length; first += most)
        {
            int[] locals = [.. Enumerable.Range(first, Math.Min(most, _recorders.Length - first))];
            device.Run(new Batch([.. locals.Select(l => found.Instances[l])]), new Piece(this, [.. locals.Select(l => _recorders[l])]), token);
        }
    }

    /// <summary>Drops whatever devices that still work for an earlier <see cref="Run"/> will report, so that a hung one can be left behind.</summary>
    public void Abandon() => Interlocked.Increment(ref _epoch);

    /// <summary>Asks the device for images.</summary>
    public void RequestImages() => Interlocked.Increment(ref _request);

    /// <summary>The latest image of every instance that was begun, those that have ended included. May be called while a device works.</summary>
    public IReadOnlyList<InstanceImage> Images() => _recorders.Length > 0 ? [] : [];

    private void Worked(long nodeSteps)
    {
        Volatile.Write(ref _lastSign, Stopwatch.GetTimestamp());
        counter.Worked(nodeSteps);
    }

    /// <summary>What one call of a device reports.</summary>
    private sealed class Piece(BatchRun owner, InstanceRecorder[] recorders) : IBatchSink
    {
        private readonly int _epoch = owner._epoch;

        private bool IsCurrent => Volatile.Read(ref owner._epoch) == _epoch;

        public int ImageRequest => Volatile.Read(ref owner._request);

        public void Trace(int local, in TracePoint point) => recorders[local].Trace(point);

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => recorders[local].State(step, x, y, s);

        public void End(int local, in InstanceEnd end)
        {
            recorders[local].End(end, owner.Sweep.ValuesAt(recorders[local].Index));

            // The recorder tells an instance that stalled from one still moving at its step limit.
            owner.Ended(recorders[local].Result!.Outcome);
        }

        public void Progress(long nodeSteps)
        {
            if (IsCurrent)
            {
                owner.Worked(nodeSteps);
            }
        }

        public void Kernels(TimeSpan time) => owner.Clock.AddKernels(time);
    }

    private ResolvedSweep Sweep => sweep;

    private DeviceClock Clock => clock;

    private void Ended(Model.Outcomes.Outcome outcome) => counter.Ended(outcome);
}
