using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>Hands what one call of a device reports to its probes.</summary>
internal sealed class ProbeSink(ImmutableArray<FrontierProbe> probes, DeviceCall call) : IBatchSink
{
    public int ImageRequest => call.Request;

    public void Trace(int local, in TracePoint point)
    {
        call.Report(local);
        probes[local].Take(point);
    }

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s)
    {
    }

    public void Image(int local, LaneImage image)
    {
        if (call.IsOpen)
        {
            probes[local].Keep(image);
            call.Answer(local);
        }
    }

    public void End(int local, in InstanceEnd end)
    {
        if (call.IsOpen)
        {
            probes[local].End(end);
            call.End(local);
        }
    }

    public void Progress(long nodeSteps) => call.Worked(nodeSteps);

    public void Kernels(TimeSpan time) => call.Kernels(time);
}
