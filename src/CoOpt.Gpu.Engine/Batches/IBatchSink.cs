namespace CoOpt.Gpu.Engine.Batches;

/// <summary>Takes what a device reports. Implementations are safe for calls from several threads; calls for one instance do not overlap.</summary>
public interface IBatchSink
{
    /// <summary>A trace point of instance <paramref name="local"/>; step 0 comes first.</summary>
    void Trace(int local, in TracePoint point);

    /// <summary>
    /// The state after the trace point of the same step: x (n), y and s (n × m, node-major). At every trace point if <see cref="Model.Traces.TraceSettings.States"/> is All;
    /// else, if it is Last or samples are held out, once before the end of an instance that converged or reached its limit.
    /// </summary>
    void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s);

    /// <summary>Instance <paramref name="local"/> has ended.</summary>
    void End(int local, in InstanceEnd end);

    /// <summary>Work done since the last call, in node-steps: one node's update for one step.</summary>
    void Progress(long nodeSteps);

    /// <summary>Time of the device in its kernels since the last call; time of one of several workers counts by its share of them.</summary>
    void Kernels(TimeSpan time)
    {
    }

    /// <summary>
    /// A number that changes when images are wanted. A device that can hands in one of each instance under way between two launches, after all reports so far, when the number is another than it was;
    /// and before it leaves because its token was set.
    /// </summary>
    int ImageRequest => 0;

    /// <summary>What instance <paramref name="local"/> would go on from: all that was reported of it so far, and nothing after, lies before.</summary>
    void Image(int local, LaneImage image)
    {
    }
}
