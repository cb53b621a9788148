using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>The sink of one batch: hands each instance's reports to its recorder, counts for the progress line, and cuts what was recorded into parts.</summary>
internal sealed class BatchRecorder(Batch batch, ResolvedSweep sweep, ProgressCounter counter, DeviceClock clock) : IBatchSink
{
    private readonly InstanceRecorder[] _recorders = [.. batch.Instances.Select(i => new InstanceRecorder(i))];

    public void Trace(int local, in TracePoint point) => _recorders[local].Trace(point);

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => _recorders[local].State(step, x, y, s);

    public void End(int local, in InstanceEnd end)
    {
        _recorders[local].End(end, sweep.ValuesAt(batch.Instances[local].Index));

        // The recorder tells an instance that stalled from one still moving at its step limit.
        counter.Ended(_recorders[local].Result!.Outcome);
    }

    public void Progress(long nodeSteps) => counter.Worked(nodeSteps);

    public void Kernels(TimeSpan time) => clock.AddKernels(time);

    /// <summary>Hands on what the instances of each part of <paramref name="partSize"/> instances have left, in order.</summary>
    public void Deliver(int partSize, IRunSink sink)
    {
        for (var local = 0; local < _recorders.Length;)
        {
            var part = batch.Instances[local].Index / partSize;
            var end = local;
            while (end < _recorders.Length && batch.Instances[end].Index / partSize == part)
            {
                end++;
            }

            sink.Accept(Part((int)part, local, end));
            local = end;
        }
    }

    private RunPart Part(int ordinal, int from, int to)
    {
        var results = ImmutableArray.CreateBuilder<InstanceResult>(to - from);
        var rows = ImmutableArray.CreateBuilder<TraceRow>(_recorders.AsSpan(from, to - from).ToArray().Sum(static r => r.Rows.Count));
        var states = ImmutableArray.CreateBuilder<StateSnapshot>();
        for (var local = from; local < to; local++)
        {
            var one = _recorders[local];
            results.Add(one.Result ?? throw new InvalidOperationException($"the device ended without a word on local instance {local}"));
            rows.AddRange(one.Rows);
            states.AddRange(one.States);
        }

        return new RunPart(ordinal, results.MoveToImmutable(), rows.MoveToImmutable(), states.DrainToImmutable());
    }
}
