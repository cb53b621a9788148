using System.Globalization;
using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Devices;

/// <summary>Writes down, instance by instance, everything a device reports; numbers round-trip, so equal text is equal bits (NaNs apart).</summary>
internal sealed class RecordingSink(int instances, Action<int>? launched = null) : IBatchSink
{
    private readonly List<string>[] _lines = [.. Enumerable.Range(0, instances).Select(_ => new List<string>())];
    private readonly (LaneImage? Lane, int Lines)[] _images = new (LaneImage?, int)[instances];
    private long _nodeSteps;
    private int _launches;

    public long NodeSteps => _nodeSteps;

    public IReadOnlyList<string> Lines(int local) => _lines[local];

    /// <summary>Changes when the caller wants images.</summary>
    public int ImageRequest { get; set; }

    /// <summary>The last image of an instance, and how many lines lay before it.</summary>
    public (LaneImage? Lane, int Lines) Image(int local) => _images[local];

    public void Image(int local, LaneImage image) => _images[local] = (image, _lines[local].Count);

    public void Trace(int local, in TracePoint point) => _lines[local].Add(point.ToString());

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) =>
        _lines[local].Add(string.Create(CultureInfo.InvariantCulture, $"state {step}: {Text(x)} | {Text(y)} | {Text(s)}"));

    public void End(int local, in InstanceEnd end) => _lines[local].Add(end.ToString());

    public void Progress(long nodeSteps)
    {
        Interlocked.Add(ref _nodeSteps, nodeSteps);
        launched?.Invoke(Interlocked.Increment(ref _launches));
    }

    private static string Text(ReadOnlySpan<double> values) => string.Join(' ', values.ToArray().Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
