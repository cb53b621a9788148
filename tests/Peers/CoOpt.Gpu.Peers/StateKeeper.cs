using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Peers;

/// <summary>Keeps the last state (x, y) and the largest |Σx − b| of each instance, nothing else: what the peer computes too.</summary>
internal sealed class StateKeeper(int instances) : IBatchSink
{
    public double[]?[] States { get; } = new double[instances][];

    public InstanceEnd[] Ends { get; } = new InstanceEnd[instances];

    public void Trace(int local, in TracePoint point)
    {
    }

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => States[local] = [.. x, .. y];

    public void End(int local, in InstanceEnd end) => Ends[local] = end;

    public void Progress(long nodeSteps)
    {
    }
}
