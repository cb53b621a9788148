using System.Collections.Concurrent;
using System.Diagnostics;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Frontiers;
using CoOpt.Gpu.Engine.Images;
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
    private readonly DeviceLine _line = new(counter.Worked, clock.AddKernels);
    private readonly ConcurrentQueue<string> _notes = [];
    private readonly bool[] _counted = new bool[batch.Instances.Length];
    private BatchWork? _work;

    /// <summary>One recorder per instance of the batch, in order; complete, and of final numbers, when <see cref="Run"/> has returned.</summary>
    public IReadOnlyList<InstanceRecorder> Recorders => _work?.Recorders ?? [];

    /// <summary>What is to be said of images that were read: which of them are passed over, and why.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>When a device last reported anything, as <see cref="Stopwatch.GetTimestamp"/> tells time.</summary>
    public long LastSign => _line.LastSign;

    /// <summary>Whether every instance under way has handed in its image since <see cref="RequestImages"/>.</summary>
    public bool AllAnswered => _line.AllAnswered;

    /// <summary>
    /// Runs what has not ended, to the end. May be called again after it threw, with any device: it goes on from the last images, which a device that is stopped by its token hands in before it leaves.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="most">The most instances that it gets at once.</param>
    /// <param name="threads">Threads for theory; −1 takes all.</param>
    /// <param name="token">Stops the device.</param>
    /// <exception cref="OperationCanceledException">The token was set, or the device was left behind.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public void Run(IDevice device, int most, int threads, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var epoch = _line.Epoch;
        var reader = new ImageIntake(batch, device.TakesImages, _notes);
        var known = _work is { } before ? [.. batch.Instances.Select((_, k) => before.Image(k))] : reader.Read(checkpoints, threads, token);
        var work = new BatchWork(batch, known, reader.Searches(known));
        _line.Check(epoch);
        if (Interlocked.Exchange(ref _work, work) is null)
        {
            counter.TakenUp(known.Select((image, k) => image?.Run is { } run ? batch.Instances[k].Nodes * run.Steps : 0).Sum());
        }

        var found = new FrontierRounds(device, resolve, _line).Resolve(batch.Instances, work.Searches, most, threads, token);
        work.Begin([.. found.Select((instance, k) => Recorder(instance, reader.RunOf(instance, known[k])))]);
        for (var k = 0; k < found.Length; k++)
        {
            Count(k);
        }

        foreach (var locals in Enumerable.Range(0, found.Length).Where(k => work.Recorders[k].Result is null).ToArray().Chunk(most))
        {
            InstanceRecorder[] recorders = [.. locals.Select(k => work.Recorders[k])];
            var piece = new Batch([.. locals.Select(k => found[k])]) { Images = [.. recorders.Select(static r => r.Lane)] };
            device.Run(piece, new RecorderSink(recorders, _line.Open(locals.Length, epoch), (at, end) => End(locals[at], recorders[at], end)), token);
            _line.Check(epoch);
        }
    }

    /// <summary>Drops whatever devices that still work for an earlier <see cref="Run"/> will report, so that a hung one can be left behind.</summary>
    public void Abandon() => _line.Abandon();

    /// <summary>Asks the device for images.</summary>
    public void RequestImages() => _line.Ask();

    /// <summary>The latest image of every instance that was begun, those that have ended included; each is made when it is asked for. May be called, and read, while a device works.</summary>
    public IReadOnlyList<InstanceImage> Images() =>
        Volatile.Read(ref _work) is { } work ? new ImageList([.. Enumerable.Range(0, batch.Instances.Length).Where(work.HasImage)], k => work.Image(k)!) : [];

    private InstanceRecorder Recorder(Instance instance, RunImage? image) => image is null ? new(instance) : new(instance, image, sweep.ValuesAt(instance.Index));

    private void End(int local, InstanceRecorder recorder, in InstanceEnd end)
    {
        recorder.End(end, sweep.ValuesAt(recorder.Index));
        Count(local);
    }

    // The recorder tells an instance that stalled from one still moving at its step limit. One that is taken up again has been counted.
    private void Count(int local)
    {
        if (_work!.Recorders[local].Result is { } result && !_counted[local])
        {
            _counted[local] = true;
            counter.Ended(result.Outcome);
        }
    }
}
