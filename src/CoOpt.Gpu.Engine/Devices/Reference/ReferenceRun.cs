using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>One instance from its start to its end, reported to a sink.</summary>
internal sealed class ReferenceRun
{
    /// <summary>Steps between two reports of progress and looks at the cancellation token.</summary>
    private const int ReportEvery = 1024;

    private readonly Instance _instance;
    private readonly int _local;
    private readonly IBatchSink _sink;
    private readonly CancellationToken _token;
    private readonly ReferenceStepper _stepper;
    private readonly ReferenceObserver _observer;
    private readonly TraceSettings _trace;
    private readonly double _stopAt;
    private ReferenceState _state;
    private long _step;
    private double _time;
    private long _attempts;
    private long _traced = -1;
    private long _traceTurn = 1;
    private long? _below;
    private InstanceEnd? _end;

    /// <summary>Prepares instance <paramref name="local"/> of a batch.</summary>
    public ReferenceRun(Instance instance, int local, IBatchSink sink, CancellationToken token)
    {
        _instance = instance;
        _local = local;
        _sink = sink;
        _token = token;
        _stepper = new(instance);
        _state = _stepper.Start();
        _observer = new(instance, _stepper.Flow, _state);
        _trace = instance.Draft.Settings.Trace;
        _stopAt = instance.Draft.Settings.Method.StopAt;
    }

    /// <summary>Model time of the next trace point; +∞ where they go by steps.</summary>
    private double NextTraceTime => _trace.EveryTime is { } period ? _traceTurn * period : double.PositiveInfinity;

    /// <summary>Runs to the end.</summary>
    public void ToEnd()
    {
        Trace();
        if (_instance.Draft.Settings.Method.StepRule == StepRule.Adaptive)
        {
            Adaptive();
        }
        else
        {
            Fixed();
        }

        if (_end is null or { Outcome: Outcome.Converged or Outcome.Stopped })
        {
            if (_traced != _step)
            {
                Trace();
            }

            if (_trace.States == StateRows.Last || (_trace.States == StateRows.None && _instance.Draft.Learning.Holdout is not null))
            {
                ReportState();
            }
        }

        _sink.Progress(_attempts % ReportEvery * _instance.Nodes);
        _sink.End(_local, _end ?? Ended(Outcome.StepLimit, _step, StateVariable.None));
    }

    private void Fixed()
    {
        while (_end is null && _step < _instance.Steps)
        {
            CountAttempt();
            var (next, stops) = _stepper.Step(_state, _step, _traced == _step ? _observer.Levels.SeeAtTracePoint : _observer.Levels.See);
            Accept(next, (_step + 1) * _instance.StepSize);
            TraceIfDue(stops || _step == _instance.Steps);
            if (stops)
            {
                _end ??= Ended(Outcome.Stopped, _step, StateVariable.None);
            }
        }
    }

    /// <summary>Error control per step: h grows or shrinks with err^(−1/5), err the root mean square of the error over atol + rtol·|u|.</summary>
    private void Adaptive()
    {
        var method = _instance.Draft.Settings.Method;
        var schedule = _instance.Draft.Network;
        var switches = 0L;
        var h = _instance.StepSize;
        while (_end is null && _step < _instance.Steps && _time < _instance.Horizon)
        {
            var nextSwitch = schedule.EveryTime > 0 ? (switches + 1) * schedule.EveryTime : double.PositiveInfinity;
            var landing = Math.Min(Math.Min(NextTraceTime, nextSwitch), _instance.Horizon);
            var lands = _time + h >= landing;
            var tried = lands ? landing - _time : h;
            CountAttempt();
            var (next, error) = _stepper.Step(_state, tried, _stepper.Turn(switches), null);
            var size = ScaledError(error, _state, next, method);

            // The usual safety factor 0.9 and limits of the change; an error that is not a number shrinks the step as far as one may.
            var factor = double.IsNaN(size) ? 0.2 : Math.Clamp(0.9 * Math.Pow(size, -0.2), 0.2, 5);
            if (!(size <= 1) && _time + tried * factor > _time)
            {
                h = tried * factor;
                continue;
            }

            h = lands ? Math.Max(h, tried * factor) : tried * factor;
            Accept(next, lands ? landing : _time + tried);
            switches += _time == nextSwitch ? 1 : 0;
            TraceIfDue(_time == _instance.Horizon || _step == _instance.Steps);
        }
    }

    private void CountAttempt()
    {
        if (_attempts++ % ReportEvery == ReportEvery - 1)
        {
            _sink.Progress(ReportEvery * (long)_instance.Nodes);
            _token.ThrowIfCancellationRequested();
        }
    }

    private void Accept(ReferenceState next, double time)
    {
        _step++;
        _time = time;
        _state = next;
        var (outcome, variable) = _observer.Watch(next);
        if (outcome != Outcome.Running)
        {
            _end = Ended(outcome, _step, variable);
        }
    }

    private void TraceIfDue(bool isLast)
    {
        var due = isLast || (_trace.Every is { } every ? _step % every == 0 : _time >= NextTraceTime);
        if (_end is null && due)
        {
            Trace();
        }
    }

    private void Trace()
    {
        while (_time >= NextTraceTime)
        {
            _traceTurn++;
        }

        _traced = _step;
        var point = _observer.Measure(_step, _attempts, _time, _state);
        _sink.Trace(_local, point);
        if (_trace.States == StateRows.All)
        {
            ReportState();
        }

        var isBelow = _stopAt > 0 && _observer.Residual(point) <= _stopAt;
        if (isBelow && _below is { } first)
        {
            _end = Ended(Outcome.Converged, first, StateVariable.None);
        }

        _below = isBelow ? _below ?? _step : null;
    }

    private void ReportState() => _sink.State(_local, _step, _state.X, _state.Y, _state.S);

    private InstanceEnd Ended(Outcome outcome, long step, StateVariable variable)
    {
        var levels = _observer.Levels;
        return new(
            outcome,
            step,
            variable,
            _step,
            _attempts,
            _observer.FeasibilityMax,
            _observer.TrackerDriftMax,
            levels.Underflows,
            levels[StateVariable.X],
            levels[StateVariable.Y],
            levels[StateVariable.S],
            levels.Sector);
    }

    private static double ScaledError(ReferenceState error, ReferenceState from, ReferenceState to, MethodSettings method)
    {
        double sum = 0;
        var count = 0;
        foreach (var (e, a, b) in new[] { (error.X, from.X, to.X), (error.Y, from.Y, to.Y), (error.S, from.S, to.S) })
        {
            for (var i = 0; i < e.Length; i++, count++)
            {
                var scale = method.AbsoluteTolerance + method.RelativeTolerance * Math.Max(Math.Abs(a[i]), Math.Abs(b[i]));
                sum += e[i] / scale * (e[i] / scale);
            }
        }

        return Math.Sqrt(sum / count);
    }
}
