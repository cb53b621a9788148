using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Engine.Tests.Recovery;

/// <summary>A device to which something happens: as a batch comes, after a launch, or in the middle of what it reports. What is called may throw, wait for ever, or do nothing.</summary>
/// <param name="inner">The device that does the work.</param>
internal sealed class FaultyDevice(IDevice inner) : IDevice
{
    private int _launches, _reports, _inside;

    /// <summary>Called with each batch.</summary>
    public Action<Batch> Entering { get; init; } = static _ => { };

    /// <summary>Called after each launch of any worker, with its number from 1.</summary>
    public Action<int> Launched { get; init; } = static _ => { };

    /// <summary>Called before each trace point is told, with its number from 1.</summary>
    public Action<int> Reporting { get; init; } = static _ => { };

    public bool IsClosed { get; private set; }

    /// <summary>Launches so far.</summary>
    public int Launches => Volatile.Read(ref _launches);

    /// <summary>Batches that it works on.</summary>
    public int Inside => Volatile.Read(ref _inside);

    public DeviceInfo Info => inner.Info;

    public int Overlap => inner.Overlap;

    public bool TakesImages => inner.TakesImages;

    public int PreferredBatch(int nodes, int parameters) => inner.PreferredBatch(nodes, parameters);

    public void Run(Batch batch, IBatchSink sink, CancellationToken token)
    {
        Assert.False(IsClosed, "a device that is closed is asked to run");
        Interlocked.Increment(ref _inside);
        try
        {
            Entering(batch);
            inner.Run(batch, new Sink(this, sink), token);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose()
    {
        IsClosed = true;
        inner.Dispose();
    }

    private sealed class Sink(FaultyDevice device, IBatchSink sink) : IBatchSink
    {
        public int ImageRequest => sink.ImageRequest;

        public void Trace(int local, in TracePoint point)
        {
            device.Reporting(Interlocked.Increment(ref device._reports));
            sink.Trace(local, point);
        }

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => sink.State(local, step, x, y, s);

        public void End(int local, in InstanceEnd end) => sink.End(local, end);

        public void Image(int local, LaneImage image) => sink.Image(local, image);

        public void Kernels(TimeSpan time) => sink.Kernels(time);

        public void Progress(long nodeSteps)
        {
            sink.Progress(nodeSteps);
            device.Launched(Interlocked.Increment(ref device._launches));
        }
    }
}
