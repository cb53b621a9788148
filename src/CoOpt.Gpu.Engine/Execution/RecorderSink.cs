using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Hands what one call of a device reports to the recorders of its instances.</summary>
/// <param name="recorders">One per instance of the call.</param>
/// <param name="call">The call.</param>
/// <param name="ended">Told of each end, by the place in the call.</param>
internal sealed class RecorderSink(IReadOnlyList<InstanceRecorder> recorders, DeviceCall call, Action<int, InstanceEnd> ended) : IBatchSink
{
    public int ImageRequest => call.Request;

    public void Trace(int local, in TracePoint point)
    {
        call.Report(local);
        recorders[local].Trace(point);
    }

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => recorders[local].State(step, x, y, s);

    public void Image(int local, LaneImage image)
    {
        if (call.IsOpen)
        {
            recorders[local].Keep(image);
            call.Answer(local);
        }
    }

    public void End(int local, in InstanceEnd end)
    {
        if (call.IsOpen)
        {
            ended(local, end);
            call.End(local);
        }
    }

    public void Progress(long nodeSteps) => call.Worked(nodeSteps);

    public void Kernels(TimeSpan time) => call.Kernels(time);
}
