using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>Keeps the trace points and ends of a few instances.</summary>
internal sealed class PointSink(int instances) : IBatchSink
{
    /// <summary>The trace points of each instance.</summary>
    public List<TracePoint>[] Points { get; } = [.. Enumerable.Range(0, instances).Select(_ => new List<TracePoint>())];

    /// <summary>How each instance ended.</summary>
    public InstanceEnd[] Ends { get; } = new InstanceEnd[instances];

    /// <inheritdoc/>
    public void Trace(int local, in TracePoint point) => Points[local].Add(point);

    /// <inheritdoc/>
    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z)
    {
    }

    /// <inheritdoc/>
    public void End(int local, in InstanceEnd end) => Ends[local] = end;

    /// <inheritdoc/>
    public void Progress(long nodeSteps)
    {
    }
}
