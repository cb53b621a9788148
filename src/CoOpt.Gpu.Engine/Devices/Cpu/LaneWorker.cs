using System.Diagnostics;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>Runs the instances of one queue in one lane group: refills lanes that end, moves to a narrower group when few are left.</summary>
internal sealed class LaneWorker(LaneQueue queue, Batch batch, IBatchSink sink, CpuOptions options, int workers)
{
    // Long enough that starting a launch costs nothing, short enough that cancelling feels prompt.
    private static readonly TimeSpan LaunchTime = TimeSpan.FromMilliseconds(30);

    // Steps of a launch where an instance that has converged would keep another waiting: few beside what it lives, many beside what a launch costs.
    private const int ShortLaunch = 64;

    private int _launchSteps = options.LaunchSteps > 0 ? options.LaunchSteps : 64;
    private TimeSpan _stepTime = TimeSpan.MaxValue;
    private int _answered = sink.ImageRequest;

    /// <summary>Takes up to <paramref name="share"/> instances and whatever is left when lanes fall free.</summary>
    public void Run(int share, CancellationToken token)
    {
        using var seating = new LaneSeating(queue, batch, options, queue.Enter());
        LaneGroup? group = null;
        try
        {
            var locals = new List<int>();
            while (locals.Count < share && queue.TryTake(out var local))
            {
                locals.Add(local);
            }

            if (locals.Count == 0)
            {
                return;
            }

            group = seating.Open(locals);
            for (var lane = 0; lane < locals.Count; lane++)
            {
                group.Put(lane, locals[lane], batch.Instances[locals[lane]], batch.ImageOf(locals[lane]));
            }

            group.FillVacant();
            while (true)
            {
                HandInImages(group, token.IsCancellationRequested);
                token.ThrowIfCancellationRequested();
                Launch(group);
                var changed = Collect(group);
                if (group.Occupied == 0)
                {
                    return;
                }

                group = changed ? seating.Reseat(group) : group;
            }
        }
        finally
        {
            group?.Dispose();
            queue.Leave();
        }
    }

    private void Launch(LaneGroup group)
    {
        var before = group.TotalSteps;
        if (group.Locals.Any(l => l >= 0 && batch.Instances[l].Draft.Settings.Trace.States == StateRows.All))
        {
            StepWithStates(group);
        }
        else
        {
            var start = Stopwatch.GetTimestamp();
            Advance(group, LaunchSteps(group));
            if (options.LaunchSteps == 0)
            {
                // The quickest step so far: on a busy machine most launches are interrupted, and their times say nothing of the work.
                var steps = Math.Max(1, (group.TotalSteps - before) / group.Occupied);
                var time = Stopwatch.GetElapsedTime(start) / steps;
                _stepTime = time < _stepTime ? time : _stepTime;
                _launchSteps = (int)Math.Clamp(LaunchTime / _stepTime, 1, 1 << 20);
            }

            Trace(group, null);
        }

        sink.Progress((group.TotalSteps - before) * queue.Nodes);
    }

    private void Advance(LaneGroup group, int steps)
    {
        var clock = ThreadClock.Now;
        group.Advance(steps);
        sink.Kernels((ThreadClock.Now - clock) / workers);
    }

    // While others wait for a lane, a launch ends soon after a lane has.
    private int LaunchSteps(LaneGroup group)
    {
        var steps = _launchSteps;
        for (var lane = 0; lane < group.Width && queue.Pending > 0 && options.LaunchSteps == 0; lane++)
        {
            if (group.Locals[lane] >= 0)
            {
                var instance = batch.Instances[group.Locals[lane]];
                var left = Math.Max(1, instance.Steps - group.Steps(lane) + 1);
                steps = (int)Math.Min(steps, instance.Draft.Settings.Method.StopAt > 0 ? Math.Min(left, ShortLaunch) : left);
            }
        }

        return steps;
    }

    // A trace point is taken before the step of the same iteration: one step at a time, the state kept before each, tells the state at every trace point.
    private void StepWithStates(LaneGroup group)
    {
        Advance(group, 0); // lanes that begin with z = 0 get their s
        var points = new double[group.Width][];
        for (var step = 0; step < _launchSteps; step++)
        {
            for (var lane = 0; lane < group.Width; lane++)
            {
                if (group.Locals[lane] >= 0)
                {
                    points[lane] ??= new double[group.Layout.PointSize];
                    group.ReadPoint(lane, points[lane]);
                }
            }

            Advance(group, 1);
            Trace(group, points);
            if (group.Locals.Where((l, lane) => l >= 0 && group.End(lane) is not null).Any())
            {
                return;
            }
        }
    }

    private void Trace(LaneGroup group, double[][]? points)
    {
        var rows = group.TraceCount;
        for (var lane = 0; lane < group.Width; lane++)
        {
            var local = group.Locals[lane];
            for (var row = 0; local >= 0 && row < rows; row++)
            {
                if (group.TryTrace(lane, row, out var point))
                {
                    sink.Trace(local, point);
                    if (points is not null && batch.Instances[local].Draft.Settings.Trace.States == StateRows.All)
                    {
                        State(group, local, point.Step, points[lane]);
                    }
                }
            }
        }
    }

    // Reports the lanes that ended and gives them the next instances; false where none had ended.
    private bool Collect(LaneGroup group)
    {
        bool changed = false, vacated = false;
        for (var lane = 0; lane < group.Width; lane++)
        {
            var local = group.Locals[lane];
            if (local < 0 || group.End(lane) is not { } end)
            {
                continue;
            }

            var draft = batch.Instances[local].Draft;
            var states = draft.Settings.Trace.States;
            if (end.Outcome is Outcome.Converged or Outcome.StepLimit or Outcome.Stopped && (states == StateRows.Last || (states == StateRows.None && draft.Learning.Holdout is not null)))
            {
                var point = new double[group.Layout.PointSize];
                group.ReadPoint(lane, point);
                State(group, local, end.Steps, point);
            }

            sink.End(local, end);
            changed = true;
            if (queue.TryTake(out var next))
            {
                group.Put(lane, next, batch.Instances[next], batch.ImageOf(next));
            }
            else
            {
                group.Vacate(lane);
                vacated = true;
            }
        }

        if (vacated && group.Occupied > 0)
        {
            group.FillVacant();
        }

        return changed;
    }

    // Where images are asked for, or the token leaves no later time for it.
    private void HandInImages(LaneGroup group, bool isLast)
    {
        var request = sink.ImageRequest;
        for (var lane = 0; lane < group.Width && (isLast || request != _answered); lane++)
        {
            if (group.Locals[lane] >= 0 && group.Image(lane) is { } image)
            {
                sink.Image(group.Locals[lane], image);
            }
        }

        _answered = request;
    }

    private void State(LaneGroup group, int local, long step, ReadOnlySpan<double> point) => sink.State(
        local, step, point[..group.Layout.Y], point[group.Layout.Y..group.Layout.S], point[group.Layout.S..]);
}
