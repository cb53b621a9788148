using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Reference;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>Keeps what a device reports of a few instances: points, the state at each of them, ends.</summary>
internal sealed class StateHistory(int instances) : IBatchSink
{
    private readonly List<TracePoint>[] _points = Lists<TracePoint>(instances);
    private readonly List<ReferenceState>[] _states = Lists<ReferenceState>(instances);
    private readonly InstanceEnd?[] _ends = new InstanceEnd?[instances];

    public IReadOnlyList<TracePoint> Points(int local) => _points[local];

    public IReadOnlyList<ReferenceState> States(int local) => _states[local];

    public InstanceEnd? End(int local) => _ends[local];

    public void Trace(int local, in TracePoint point) => _points[local].Add(point);

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) =>
        _states[local].Add(new ReferenceState(x.ToArray(), y.ToArray(), s.ToArray()));

    public void End(int local, in InstanceEnd end) => _ends[local] = end;

    public void Progress(long nodeSteps)
    {
    }

    private static List<T>[] Lists<T>(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<T>())];
}
