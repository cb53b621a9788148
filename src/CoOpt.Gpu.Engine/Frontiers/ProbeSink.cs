using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>Hands what a device reports to the probes of a batch.</summary>
internal sealed class ProbeSink(ImmutableArray<FrontierProbe> probes, Action<long> worked, Action<TimeSpan> kernels) : IBatchSink
{
    public void Trace(int local, in TracePoint point) => probes[local].Take(point);

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s)
    {
    }

    public void End(int local, in InstanceEnd end) => probes[local].End(end);

    public void Progress(long nodeSteps) => worked(nodeSteps);

    public void Kernels(TimeSpan time) => kernels(time);
}
