using System.Diagnostics;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Counts over all workers of a run; safe for concurrent use.</summary>
/// <param name="total">Instances of the run; may be told later.</param>
/// <param name="before">What was done before this process.</param>
/// <param name="progress">Who is told.</param>
internal sealed class ProgressCounter(long total, RunProgress before, IProgress<RunProgress>? progress)
{
    private static readonly long Interval = Stopwatch.Frequency / 10;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _done, _converged, _diverged, _stalled, _stepLimit, _nodeSteps, _takenUp, _reported;

    /// <summary>Instances of the run.</summary>
    public long Total { get; set; } = total;

    public RunProgress Now => new(
        before.Done + Volatile.Read(ref _done),
        Total,
        before.NodeSteps + Volatile.Read(ref _nodeSteps),
        before.Converged + Volatile.Read(ref _converged),
        before.Diverged + Volatile.Read(ref _diverged),
        Stopwatch.GetElapsedTime(_start))
    {
        Stalled = before.Stalled + Volatile.Read(ref _stalled),
        StepLimit = before.StepLimit + Volatile.Read(ref _stepLimit),
        DoneBefore = before.Done,
        NodeStepsBefore = before.NodeSteps + Volatile.Read(ref _takenUp),
    };

    public void Ended(Outcome outcome)
    {
        if (outcome == Outcome.Converged)
        {
            Interlocked.Increment(ref _converged);
        }
        else if (outcome is Outcome.Diverged or Outcome.NonFinite)
        {
            Interlocked.Increment(ref _diverged);
        }
        else if (outcome == Outcome.Stalled)
        {
            Interlocked.Increment(ref _stalled);
        }
        else if (outcome == Outcome.StepLimit)
        {
            Interlocked.Increment(ref _stepLimit);
        }

        Interlocked.Increment(ref _done);
        Report();
    }

    /// <summary>Node-steps that instances which go on had behind them.</summary>
    public void TakenUp(long nodeSteps)
    {
        Interlocked.Add(ref _takenUp, nodeSteps);
        Interlocked.Add(ref _nodeSteps, nodeSteps);
    }

    public void Failed()
    {
        Interlocked.Increment(ref _done);
        Report();
    }

    public void Worked(long nodeSteps)
    {
        Interlocked.Add(ref _nodeSteps, nodeSteps);
        Report();
    }

    // At most ten reports a second, whoever comes first.
    private void Report()
    {
        if (progress is null)
        {
            return;
        }

        var now = Stopwatch.GetTimestamp();
        var last = Volatile.Read(ref _reported);
        if (now - last >= Interval && Interlocked.CompareExchange(ref _reported, now, last) == last)
        {
            progress.Report(Now);
        }
    }
}
