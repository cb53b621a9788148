using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Turns what a device reports of one instance into its trace rows and its result. Used by one thread at a time.</summary>
internal sealed class InstanceRecorder
{
    /// <summary>What rounding may add to V, relative to V(0) + |F*|: F − F* is a difference of sums of n numbers, each to 2⁻⁵³ of its size.</summary>
    private const double LyapunovMargin = 1e-12;

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

    /// <summary>Index of the instance in the sweep.</summary>
    public long Index => _instance.Index;

    public IReadOnlyList<TraceRow> Rows => _rows;

    public IReadOnlyList<StateSnapshot> States => _states;

    public InstanceResult? Result { get; private set; }

    public void Trace(in TracePoint point)
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
        _history.Add(point.Step, _last.Time, _residual.At(point.CostGap, point.Distance), point.Lyapunov);
        if (_keepRows)
        {
            _rows.Add(_last);
        }
    }

    public void State(long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s)
    {
        if (_instance.Draft.Learning.Holdout is not null)
        {
            _accuracy = Accuracy.Of(_instance.Draft.Learning, Mean(y));
        }

        if (_keepStates)
        {
            _states.Add(new StateSnapshot(_instance.Index, step, [.. x], [.. y], [.. Tracker(y, s)]));
        }
    }

    public void End(in InstanceEnd end, ImmutableArray<SettingValue> swept)
    {
        _messages.AdvanceTo(end.Attempts);
        var finished = end.Outcome is Outcome.Converged or Outcome.StepLimit or Outcome.Stopped;
        var rate = finished ? _history.Rate() : null;
        var links = _instance.Draft.Settings.Links;
        var scalars = 1 + (2.0 * _instance.Parameters);

        // The length of a code word is a choice made once for a run: the rows so far hold message counts, and now that the alphabet is known become bits.
        var perRound = Alphabet.Bits(end.LevelsX, links) + (_instance.Parameters * ((double)Alphabet.Bits(end.LevelsY, links) + Alphabet.Bits(end.LevelsZ, links)));
        for (var k = 0; k < _rows.Count; k++)
        {
            _rows[k] = _rows[k] with { Bits = _rows[k].Bits * perRound };
        }

        Result = new InstanceResult
        {
            Instance = _instance,
            Swept = swept,
            Outcome = end.Outcome == Outcome.StepLimit && _history.Stalled() ? Outcome.Stalled : end.Outcome,
            OutcomeStep = end.OutcomeStep,
            OutcomeVariable = end.Variable,
            Oscillating = _history.Oscillating(),
            Steps = end.Steps,
            StepsToTolerance = _history.StepsTo(_instance.Draft.Settings.Method.Tolerance),
            Rate = rate,
            RateStep = _instance.Draft.Settings.Method.StepRule == StepRule.Adaptive ? null : rate * _instance.StepSize,
            Last = _last with { FeasibilityMax = end.FeasibilityMax, TrackerDriftMax = end.TrackerDriftMax, Bits = _messages.PerComponent * perRound },
            Messages = _messages.PerComponent * scalars,
            MessagesUnicast = _messages.PerComponentUnicast * scalars,
            Alphabet = (Alphabet.Size(end.LevelsX), Alphabet.Size(end.LevelsY), Alphabet.Size(end.LevelsZ)),
            Underflows = end.Underflows,
            SectorLeast = end.Sector.IsEmpty ? null : end.Sector.Least,
            SectorGreatest = end.Sector.IsEmpty ? null : end.Sector.Greatest,
            TracePoints = _history.Count,
            LyapunovRises = _history.LyapunovRises(LyapunovMargin * (_history.LyapunovStart + Math.Abs(_instance.CpuOptimum.PenalisedCost))),
            LyapunovPeak = _history.LyapunovPeak(),
            Accuracy = finished ? _accuracy : null,
            AccuracyOptimum = Accuracy.Of(_instance.Draft.Learning, _instance.LearningOptimum.Y.AsSpan()),
        };
    }

    // z = s + ∇g(y), from the theory's gradients: the same numbers whatever device left the state.
    private double[] Tracker(ReadOnlySpan<double> y, ReadOnlySpan<double> s)
    {
        var losses = LocalLosses.Of(_instance.Draft.Learning);
        var z = new double[s.Length];
        for (var i = 0; i < _instance.Nodes; i++)
        {
            var node = new Range(i * _instance.Parameters, (i + 1) * _instance.Parameters);
            losses.Gradient(i, y[node], z.AsSpan()[node]);
        }

        for (var k = 0; k < z.Length; k++)
        {
            z[k] += s[k];
        }

        return z;
    }

    // A fixed step's time is k·η, which float32 would cut to seven digits.
    private double TimeOf(in TracePoint point) => _instance.Draft.Settings.Method.Precision == Precision.Binary32 ? point.Step * _instance.StepSize : point.Time;

    private double[] Mean(ReadOnlySpan<double> y)
    {
        var mean = new double[_instance.Parameters];
        for (var i = 0; i < _instance.Nodes; i++)
        {
            for (var c = 0; c < mean.Length; c++)
            {
                mean[c] += y[(i * mean.Length) + c] / _instance.Nodes;
            }
        }

        return mean;
    }
}
