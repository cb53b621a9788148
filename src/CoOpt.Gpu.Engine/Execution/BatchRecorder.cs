using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>The sink of one batch: hands each instance's reports to its recorder and counts for the progress line.</summary>
internal sealed class BatchRecorder(Batch batch, ResolvedSweep sweep, ProgressCounter counter) : IBatchSink
{
    private readonly InstanceRecorder[] _recorders = [.. batch.Instances.Select(i => new InstanceRecorder(i))];

    public InstanceRecorder this[int local] => _recorders[local];

    public void Trace(int local, in TracePoint point) => _recorders[local].Trace(point);

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => _recorders[local].State(step, x, y, s);

    public void End(int local, in InstanceEnd end)
    {
        _recorders[local].End(end, sweep.ValuesAt(batch.Instances[local].Index));

        // The recorder tells an instance that stalled from one still moving at its step limit.
        counter.Ended(_recorders[local].Result!.Outcome);
    }

    public void Progress(long nodeSteps) => counter.Worked(nodeSteps);
}
