using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>
/// Every step of a device against one step of the reference from the device's state before it: a difference cannot hide in what the dynamics contract, nor grow where they amplify, and quantised steps are
/// compared past the first message whose level is a matter of rounding. Without a quantiser the reference runs freely beside the device, too, where what is wrong by less than rounding in every step adds up.
/// </summary>
internal sealed class StepComparison
{
    /// <summary>A state after one step, relative to max(1, ‖(x, y, s)‖∞).</summary>
    private const double StepTolerance = 1e-13;

    /// <summary>The same where the step ends in a search for a root, or remembers more than the state; observables; free runs.</summary>
    private const double LooseTolerance = 1e-11;

    /// <summary>Steps over which free runs are compared; later on, what the dynamics contract says nothing new.</summary>
    private const int FreeSteps = 1000;

    private readonly Instance _instance;
    private readonly TraceSettings _trace;
    private readonly ReferenceStepper _stepper;
    private readonly ReferenceObserver _observer;
    private readonly ReferenceState _start;
    private readonly MessageDoubt _doubt;
    private readonly List<ReferenceMessage> _sent = [];
    private readonly LevelsSeen _levels = new();
    private readonly double _tolerance;
    private long _steps, _points, _messages, _near, _exceptions;
    private double _worstStep, _worstPoint, _worstFree;
    private ReferenceState? _free;
    private AuditDifference? _difference;

    /// <summary>Prepares <paramref name="instance"/>, whose trace points were <paramref name="trace"/>.</summary>
    public StepComparison(Instance instance, TraceSettings trace)
    {
        (_instance, _trace) = (instance, trace);
        _stepper = new ReferenceStepper(instance);
        _start = _stepper.Start();
        _observer = new ReferenceObserver(instance, _stepper.Flow, _start);
        _doubt = new MessageDoubt(instance, _stepper.Flow);
        _tolerance = instance.Draft.Settings.Method.Algorithm is AlgorithmKind.Balanced or AlgorithmKind.Admm or AlgorithmKind.DualAscent ? LooseTolerance : StepTolerance;
    }

    /// <summary>Compares what the device reported: every state, the points that are due, the end.</summary>
    public InstanceAudit Run(IReadOnlyList<TracePoint> points, IReadOnlyList<ReferenceState> states, InstanceEnd end, CancellationToken token)
    {
        if (points.Count == 0 || points.Count != states.Count || points[^1].Step != states.Count - 1)
        {
            _difference = new AuditDifference(0, "outcome", FormattableString.Invariant($"{states.Count} states"), "a state after every step", "");
        }
        else
        {
            Compare(0, _start, _start, states[0]);
        }

        var links = _instance.Draft.Settings.Links;
        _free = HasLeft(end) || links.HasLevels || links.EffectiveQuantizer == QuantizerKind.SignPower ? null : _start;
        double[] memory = [];
        for (var k = 0; k < states.Count && _difference is null; k++)
        {
            token.ThrowIfCancellationRequested();
            Watch(k, states[k]);
            Measure(k, points[k], states[k], isLast: k == states.Count - 1);
            memory = _difference is null && (k + 1 < states.Count || HasLeft(end)) ? Step(k, states[k] with { Memory = memory }, k + 1 < states.Count ? states[k + 1] : null, end) : [];
        }

        _difference ??= HasLeft(end) ? null : _levels.Compare(end);
        return new InstanceAudit
        {
            Instance = _instance,
            Steps = _steps,
            Points = _points,
            Messages = _messages,
            NearBoundary = _near,
            Exceptions = _exceptions,
            WorstStep = _worstStep,
            WorstPoint = _worstPoint,
            WorstFree = _worstFree,
            Difference = _difference,
        };
    }

    private static bool HasLeft(InstanceEnd end) => end.Outcome is Outcome.Diverged or Outcome.NonFinite;

    private void Watch(long k, ReferenceState state)
    {
        var (outcome, variable) = _observer.Watch(state);
        _difference ??= outcome == Outcome.Running ? null : new AuditDifference(k, "outcome", "Running", $"{outcome} in {variable}", "");
    }

    private void Measure(long k, in TracePoint point, ReferenceState state, bool isLast)
    {
        if (_difference is not null || !(isLast || IsDue(k)))
        {
            return;
        }

        var (worst, difference) = PointComparison.Compare(_instance, point, _observer.Measure(k, k, k * _instance.StepSize, state), state, LooseTolerance);
        _points++;
        _difference = difference;
        _worstPoint = difference is null ? Math.Max(_worstPoint, worst) : _worstPoint;
    }

    private bool IsDue(long k) => _trace.Every is { } every
        ? k % every == 0
        : _trace.EveryTime is not { } period || Math.Floor(k * _instance.StepSize / period) > Math.Floor((k - 1) * _instance.StepSize / period);

    // What the algorithm remembers for the step after; without a next state the device says that the step has left the range of a run.
    private double[] Step(long k, ReferenceState from, ReferenceState? to, InstanceEnd end)
    {
        _sent.Clear();
        var (next, _) = _stepper.Step(from, k, _sent.Add);
        _messages += _sent.Count;
        _levels.Add(_sent);
        if (to is not null)
        {
            Compare(k + 1, next, from, to);
            Free(k, to);
        }
        else if (_observer.Watch(next) is var (outcome, variable) && (outcome, variable) != (end.Outcome, end.Variable))
        {
            _difference = new AuditDifference(k + 1, "outcome", $"{end.Outcome} in {end.Variable}", $"{outcome} in {variable}", "");
        }

        _steps++;

        // Momentum moves by what the device moved by: a level that it rightly took otherwise must not count twice.
        return _instance.Draft.Settings.Method.Algorithm == AlgorithmKind.Momentum && to is not null ? [.. to.X.Zip(from.X, static (a, b) => a - b)] : next.Memory;
    }

    private void Compare(long step, ReferenceState reference, ReferenceState from, ReferenceState device)
    {
        var near = _sent.Count(static m => m.IsNearBoundary(MessageDoubt.Ulps));
        _near += near;
        var scale = Math.Max(1, Math.Max(from.MaxNorm(), Math.Max(reference.MaxNorm(), device.MaxNorm())));
        var (worst, excepted) = (0.0, false);
        foreach (var (entry, mine, other) in StateEntry.Pairs(device, reference, _instance.Parameters))
        {
            var error = mine.Equals(other) ? 0 : Math.Abs(mine - other);
            if (error <= _tolerance * scale)
            {
                worst = Math.Max(worst, error);
                continue;
            }

            var allowed = (_tolerance * scale) + Doubt(step - 1, entry, from, near);
            if (!(error <= allowed))
            {
                _difference ??= AuditDifference.Of(step, entry.ToString(), mine, other, allowed);
                return;
            }

            excepted = true;
        }

        _worstStep = Math.Max(_worstStep, worst / scale);
        _exceptions += excepted ? 1 : 0;
    }

    private void Free(long k, ReferenceState device)
    {
        if (_free is null || _difference is not null || k >= FreeSteps)
        {
            return;
        }

        (_free, _) = _stepper.Step(_free, k, null);
        var scale = Math.Max(1, Math.Max(_free.MaxNorm(), device.MaxNorm()));
        foreach (var (entry, mine, other) in StateEntry.Pairs(device, _free, _instance.Parameters))
        {
            var error = mine.Equals(other) ? 0 : Math.Abs(mine - other) / scale;
            if (!(error <= LooseTolerance))
            {
                _difference = AuditDifference.Of(k + 1, entry.ToString(), mine, other, LooseTolerance * scale);
                return;
            }

            _worstFree = Math.Max(_worstFree, error);
        }
    }

    // Through the later stages of a Runge–Kutta step one level reaches everything.
    private double Doubt(long k, StateEntry entry, ReferenceState from, int near) => k < 0 ? 0
        : _instance.Draft.Settings.Method.Stepper == StepperKind.Euler ? 1.000001 * _doubt.Of(entry, from, _stepper.NetworkAt(k), _sent)
        : near > 0 ? double.PositiveInfinity
        : 0;
}
