using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Engine.Tests.Images;

/// <summary>A device whose launches are counted: after the given ones something happens between two of them.</summary>
/// <param name="inner">The device.</param>
/// <param name="launched">Called after each launch of any worker with their number from 1.</param>
internal sealed class InterruptedDevice(IDevice inner, Action<int> launched) : IDevice
{
    private int _launches;

    public DeviceInfo Info => inner.Info;

    public bool TakesImages => inner.TakesImages;

    public int PreferredBatch(int nodes, int parameters) => inner.PreferredBatch(nodes, parameters);

    public void Run(Batch batch, IBatchSink sink, CancellationToken token) => inner.Run(batch, new CountingSink(sink, () => launched(Interlocked.Increment(ref _launches))), token);

    public void Dispose() => inner.Dispose();

    private sealed class CountingSink(IBatchSink sink, Action launched) : IBatchSink
    {
        public int ImageRequest => sink.ImageRequest;

        public void Trace(int local, in TracePoint point) => sink.Trace(local, point);

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => sink.State(local, step, x, y, s);

        public void End(int local, in InstanceEnd end) => sink.End(local, end);

        public void Image(int local, LaneImage image) => sink.Image(local, image);

        public void Kernels(TimeSpan time) => sink.Kernels(time);

        public void Progress(long nodeSteps)
        {
            sink.Progress(nodeSteps);
            launched();
        }
    }
}
