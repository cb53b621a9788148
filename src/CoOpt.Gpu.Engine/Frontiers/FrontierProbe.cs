using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>One run of an instance with a trial α over a horizon, and what it says of stability.</summary>
/// <param name="instance">The instance whose α is searched for.</param>
/// <param name="alpha">The trial.</param>
/// <param name="steps">The horizon, a multiple of <see cref="Points"/>.</param>
internal sealed class FrontierProbe(Instance instance, double alpha, long steps)
{
    /// <summary>Values of ‖δ‖ taken over the horizon, beside that of the start.</summary>
    public const int Points = 64;

    private readonly double[] _deviations = new double[Points + 1];
    private int _count;

    /// <summary>The trial.</summary>
    public double Alpha => alpha;

    /// <summary>The horizon.</summary>
    public long Steps => steps;

    /// <summary>What ‖δ‖ did; it grew where the state left the range of a run.</summary>
    public Growth Growth { get; private set; }

    /// <summary>What a device runs: no stop before the end of the horizon but divergence, and ‖δ‖ at even steps.</summary>
    public Instance Instance { get; } = instance with
    {
        Alpha = alpha,
        Steps = steps,
        Horizon = steps * instance.StepSize,
        Draft = instance.Draft with
        {
            Settings = instance.Draft.Settings with
            {
                Method = instance.Draft.Settings.Method with { StopAt = 0 },
                Trace = new TraceSettings { Every = (int)(steps / Points), EveryTime = null, Observables = [], States = StateRows.None },
            },
        },
    };

    /// <summary>Takes a trace point.</summary>
    public void Take(in TracePoint point)
    {
        if (_count < _deviations.Length)
        {
            _deviations[_count++] = point.Deviation;
        }
    }

    /// <summary>Takes the end.</summary>
    public void End(in InstanceEnd end) =>
        Growth = end.Outcome is Outcome.Diverged or Outcome.NonFinite ? new(ProbeVerdict.Unstable, double.PositiveInfinity) : Growth.Of(_deviations.AsSpan(0, _count));
}
