using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>Measures one instance: the invariants and the size of the state at every step, the observables at trace points.</summary>
internal sealed class ReferenceObserver
{
    /// <summary>‖(x, y, s)‖∞ beyond this multiple of max(1, its start) is divergence.</summary>
    private const double DivergenceFactor = 1e6;

    private readonly Instance _instance;
    private readonly ReferenceFlow _flow;
    private readonly double[] _startSums;
    private readonly double _limit;

    /// <summary>Starts at step 0.</summary>
    public ReferenceObserver(Instance instance, ReferenceFlow flow, ReferenceState start)
    {
        _instance = instance;
        _flow = flow;
        _startSums = TrackerSums(start);
        _limit = DivergenceFactor * Math.Max(1, start.MaxNorm());
        Levels = new(instance.Draft.Settings.Links.EffectiveQuantizer);
        Watch(start);
    }

    /// <summary>The levels seen so far.</summary>
    public ReferenceLevels Levels { get; }

    /// <summary>max over the steps watched of |Σx − b|.</summary>
    public double FeasibilityMax { get; private set; }

    /// <summary>max over the steps watched of ‖Σs − Σs(0)‖∞.</summary>
    public double TrackerDriftMax { get; private set; }

    /// <summary>Running, or how the state has left the range of a run; a state that has is not measured.</summary>
    public (Outcome Outcome, StateVariable Variable) Watch(ReferenceState u)
    {
        (StateVariable Variable, double Norm)[] norms =
        [
            (StateVariable.X, ReferenceState.MaxNorm(u.X)), (StateVariable.Y, ReferenceState.MaxNorm(u.Y)), (StateVariable.S, ReferenceState.MaxNorm(u.S)),
        ];
        foreach (var (variable, norm) in norms)
        {
            if (!double.IsFinite(norm))
            {
                return (Outcome.NonFinite, variable);
            }
        }

        foreach (var (variable, norm) in norms)
        {
            if (norm > _limit)
            {
                return (Outcome.Diverged, variable);
            }
        }

        FeasibilityMax = Math.Max(FeasibilityMax, Math.Abs(ReferenceMath.Sum(u.X.Append(-_instance.Draft.Cpu.Demand))));
        TrackerDriftMax = Math.Max(TrackerDriftMax, TrackerSums(u).Zip(_startSums, static (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max());
        return (Outcome.Running, StateVariable.None);
    }

    /// <summary>The trace point at step <paramref name="k"/> after <paramref name="attempts"/> tries, time <paramref name="t"/>.</summary>
    public TracePoint Measure(long k, long attempts, double t, ReferenceState u)
    {
        var optimum = _instance.LearningOptimum;
        var best = optimum.Y.AsSpan();
        var mean = Mean(u);
        var (n, m) = (_instance.Nodes, _instance.Parameters);
        double distance = 0, consensus = 0, squares = 0, violation = 0;
        for (var i = 0; i < n; i++)
        {
            var y = u.Y.AsSpan(i * m, m);
            var toOptimum = SquaredDistance(y, best);
            distance = Math.Max(distance, Math.Sqrt(toOptimum));
            consensus = Math.Max(consensus, Math.Sqrt(SquaredDistance(y, mean)));
            squares += toOptimum;
            violation = Math.Max(violation, Math.Max(u.X[i] - _instance.Draft.Cpu.Upper[i], _instance.Draft.Cpu.Lower[i] - u.X[i]));
        }

        squares += _flow.Tracker(u).Z.Sum(static z => z * z);
        var gap = _flow.Cost.Total(u.X) - _instance.CpuOptimum.PenalisedCost;
        return new()
        {
            Step = k,
            Attempts = attempts,
            Time = t,
            CostGap = gap,
            LossGap = _flow.Loss.Total(n, mean) - optimum.Loss,
            Distance = distance,
            Consensus = consensus,
            BoxViolation = violation,
            Lyapunov = squares / 2 + gap,
            Deviation = Math.Sqrt(squares),
            Feasibility = Math.Abs(ReferenceMath.Sum(u.X.Append(-_instance.Draft.Cpu.Demand))),
            FeasibilityMax = FeasibilityMax,
            TrackerDriftMax = TrackerDriftMax,
        };
    }

    /// <summary>r = max(|F − F*|/max(1, |F*|), maxᵢ‖yᵢ − y*‖/max(1, ‖y*‖)).</summary>
    public double Residual(in TracePoint point)
    {
        var size = Math.Sqrt(_instance.LearningOptimum.Y.Sum(static v => v * v));
        return Math.Max(
            Math.Abs(point.CostGap) / Math.Max(1, Math.Abs(_instance.CpuOptimum.PenalisedCost)),
            point.Distance / Math.Max(1, size));
    }

    private double[] TrackerSums(ReferenceState u) => [.. Enumerable.Range(0, _instance.Parameters).Select(c => ReferenceMath.Sum(Column(u.S, c)))];

    private double[] Mean(ReferenceState u) => [.. Enumerable.Range(0, _instance.Parameters).Select(c => Column(u.Y, c).Sum() / _instance.Nodes)];

    private IEnumerable<double> Column(double[] values, int component)
    {
        for (var i = 0; i < _instance.Nodes; i++)
        {
            yield return values[i * _instance.Parameters + component];
        }
    }

    private static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var c = 0; c < a.Length; c++)
        {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }

        return sum;
    }
}
