using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Images;
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

    private readonly Lock _lock = new();
    private readonly double[] _deviations = new double[Points + 1];
    private int _count;
    private (LaneImage Lane, int Count)? _mark;

    /// <summary>The trial.</summary>
    public double Alpha => alpha;

    /// <summary>The horizon.</summary>
    public long Steps => steps;

    /// <summary>What ‖δ‖ did; it grew where the state left the range of a run.</summary>
    public Growth Growth { get; private set; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What it goes on from; null where it begins at its start.</summary>
    public LaneImage? Lane => _mark?.Lane;

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
        lock (_lock)
        {
            if (_count < _deviations.Length)
            {
                _deviations[_count++] = point.Deviation;
            }
        }
    }

    /// <summary>Takes the end.</summary>
    public void End(in InstanceEnd end) => Say(
        end.Outcome is Outcome.Diverged or Outcome.NonFinite ? new(ProbeVerdict.Unstable, double.PositiveInfinity) : Growth.Of(_deviations.AsSpan(0, _count)));

    /// <summary>Ends it with what it said at another time.</summary>
    public void Say(Growth growth)
    {
        lock (_lock)
        {
            Growth = growth;
            HasEnded = true;
        }
    }

    /// <summary>Takes what it would go on from after all trace points so far.</summary>
    public void Keep(LaneImage lane)
    {
        lock (_lock)
        {
            _mark = (lane, _count);
        }
    }

    /// <summary>Goes on where it was, if that is a place where it can have been.</summary>
    public void Resume(ReadOnlySpan<double> deviations, LaneImage lane)
    {
        if (deviations.Length <= _deviations.Length && lane.Fits(Instance))
        {
            deviations.CopyTo(_deviations);
            _count = deviations.Length;
            _mark = (lane, _count);
        }
    }

    /// <summary>The last image of it behind what the probes before it said; with what itself said where it has ended.</summary>
    public SearchImage Image(IEnumerable<ProbeImage> before)
    {
        lock (_lock)
        {
            return HasEnded ? new([.. before, Growth.Image], [], null)
                : _mark is { } mark ? new([.. before], [.. _deviations.AsSpan(0, mark.Count)], mark.Lane)
                : new([.. before], [], null);
        }
    }
}
