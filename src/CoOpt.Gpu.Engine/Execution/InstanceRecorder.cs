using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Engine.Images;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Turns what a device reports of one instance into its trace rows and its result. Reports come from one thread at a time; an image may be asked for meanwhile.</summary>
internal sealed class InstanceRecorder
{
    /// <summary>Bytes of rows and states beyond which no image is made: it would have to be one piece. Whoever records so much of one instance begins it again.</summary>
    private const long MostBytes = 1L << 30;

    private readonly Lock _lock = new();
    private readonly Instance _instance;
    private readonly Residual _residual;
    private readonly ResidualHistory _history = new();
    private readonly MessageCounter _messages;
    private readonly bool _keepRows;
    private readonly bool _keepStates;
    private readonly List<TraceRow> _rows = [];
    private readonly List<StateSnapshot> _states = [];
    private TraceRow _last;
    private double? _accuracy;
    private double _bitsPerMessage = 1;
    private RecorderMark? _mark;
    private InstanceEnd? _end;

    public InstanceRecorder(Instance instance)
    {
        _instance = instance;
        _residual = new Residual(instance);
        var settings = instance.Draft.Settings;
        _messages = new MessageCounter(
            instance.Draft.Network, settings.Links.CountedCoupling, settings.Method.Stepper, settings.Method.StepRule == StepRule.Adaptive ? null : instance.StepSize, settings.Method.Algorithm);
        _keepRows = !settings.Trace.Observables.IsEmpty;
        _keepStates = settings.Trace.States != StateRows.None;
    }

    /// <summary>Goes on from an image that <see cref="RunImage.Fits"/>; where it has ended, there is a result.</summary>
    public InstanceRecorder(Instance instance, RunImage image, ImmutableArray<SettingValue> swept)
        : this(instance)
    {
        foreach (var row in _keepRows ? image.Rows : [])
        {
            Add(row);
        }

        foreach (var point in image.Points)
        {
            _history.Add(point.Step, point.Time, point.Residual, point.Lyapunov);
        }

        _states.AddRange(image.States);
        _last = image.Rows.IsEmpty ? default : image.Rows[^1];
        _accuracy = image.Accuracy;
        _messages.Restore((image.Rounds, image.LinkRounds));
        if (image.Lane is not null)
        {
            Keep(image.Lane);
        }
        else
        {
            End(image.End!.Value, swept);
        }
    }

    /// <summary>Index of the instance in the sweep.</summary>
    public long Index => _instance.Index;

    /// <summary>The trace rows; their bits are final when there is a result.</summary>
    public IReadOnlyList<TraceRow> Rows => _bitsPerMessage == 1 ? _rows : new ScaledRows(_rows, _bitsPerMessage);

    public IReadOnlyList<StateSnapshot> States => _states;

    public InstanceResult? Result { get; private set; }

    /// <summary>Whether there is an image: it was handed in, or the instance has ended; and its rows and states are few enough for one.</summary>
    public bool HasImage => (Result is not null || Volatile.Read(ref _mark) is not null) && ImageBytes <= MostBytes;

    /// <summary>What the instance goes on from; null where it begins at its start.</summary>
    public LaneImage? Lane => _mark?.Lane;

    public void Trace(in TracePoint point)
    {
        lock (_lock)
        {
            _messages.AdvanceTo(point.Attempts);
            _last = new TraceRow
            {
                Instance = _instance.Index,
                Step = point.Step,
                Time = TimeOf(point),
                CostGap = point.CostGap,
                CostGapRelative = point.CostGap / _residual.CostScale,
                LossGap = point.LossGap,
                Distance = point.Distance,
                Consensus = point.Consensus,
                BoxViolation = point.BoxViolation,
                Lyapunov = point.Lyapunov,
                Feasibility = point.Feasibility,
                FeasibilityMax = point.FeasibilityMax,
                TrackerDriftMax = point.TrackerDriftMax,
                Bits = _messages.PerComponent,
            };
            Add(_last);
        }
    }

    public void State(long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s)
    {
        lock (_lock)
        {
            if (_instance.Draft.Learning.Holdout is not null)
            {
                _accuracy = Accuracy.Of(_instance.Draft.Learning, NodeValues.Mean(_instance, y));
            }

            if (_keepStates)
            {
                _states.Add(new StateSnapshot(_instance.Index, step, [.. x], [.. y], [.. NodeValues.Tracker(_instance, y, s)]));
            }
        }
    }

    /// <summary>Takes what the instance would go on from after all that was reported so far.</summary>
    public void Keep(LaneImage lane)
    {
        lock (_lock)
        {
            _mark = new(lane, _messages.Count, _history.Count, _rows.Count, _states.Count, _last, _accuracy);
        }
    }

    public void End(in InstanceEnd end, ImmutableArray<SettingValue> swept)
    {
        lock (_lock)
        {
            _messages.AdvanceTo(end.Attempts);
            var links = _instance.Draft.Settings.Links;

            // The length of a code word is a choice made once for a run: the rows so far hold message counts, and now that the alphabet is known become bits.
            _bitsPerMessage = Alphabet.Bits(end.LevelsX, links) + (_instance.Parameters * ((double)Alphabet.Bits(end.LevelsY, links) + Alphabet.Bits(end.LevelsZ, links)));
            _end = end;
            Result = ResultOf.Instance(_instance, end, swept, _history, _last with { Bits = _messages.PerComponent }, _messages.PerComponentUnicast, _bitsPerMessage, _accuracy);
        }
    }

    /// <summary>The last image that was kept, or the end; null where neither has come.</summary>
    public RunImage? Image()
    {
        lock (_lock)
        {
            var mark = _end is null ? _mark : new(null, _messages.Count, _history.Count, _rows.Count, _states.Count, _last, _accuracy);
            return mark is null ? null : new(
                mark.Messages.Steps,
                mark.Messages.LinkRounds,
                mark.Accuracy,
                _keepRows ? [.. CollectionsMarshal.AsSpan(_rows)[..mark.Rows]] : mark.Points > 0 ? [mark.Last] : [],
                _keepRows ? [] : [.. _history.Points.Take(mark.Points)],
                [.. CollectionsMarshal.AsSpan(_states)[..mark.States]],
                mark.Lane,
                _end);
        }
    }

    private long ImageBytes => sizeof(double) * ((13L * _rows.Count) + (4L * _history.Count) + ((long)_states.Count * (1 + _instance.Nodes + (2L * _instance.Nodes * _instance.Parameters))));

    private void Add(in TraceRow row)
    {
        _history.Add(row.Step, row.Time, _residual.At(row.CostGap, row.Distance), row.Lyapunov);
        if (_keepRows)
        {
            _rows.Add(row);
        }
    }

    // A fixed step's time is k·η, which float32 would cut to seven digits.
    private double TimeOf(in TracePoint point) => _instance.Draft.Settings.Method.Precision == Precision.Binary32 ? point.Step * _instance.StepSize : point.Time;
}
