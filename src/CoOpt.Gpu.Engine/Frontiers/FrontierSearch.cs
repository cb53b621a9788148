using CoOpt.Gpu.Engine.Images;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory.Bounds;

namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>
/// The search for the largest stable α of one instance at its fixed step: which probe comes next, and what all of them say. A probe that leaves the sign of the growth open is repeated over twice the horizon,
/// up to the longest one. An α that stays undecided is not stable: the search goes on below it. What it finds depends on the instance alone.
/// </summary>
internal sealed class FrontierSearch
{
    /// <summary>The shortest first horizon.</summary>
    private const long FewestSteps = 1024;

    /// <summary>The first horizon in units of 1/(ηλ₂): modes that decay as fast as the network mixes are gone by its half.</summary>
    private const double Mixing = 16;

    /// <summary>|growth × T| below which twice the horizon would not do: it is made four times as long at once.</summary>
    private const double FarFromCertain = Growth.Certain / 4;

    /// <summary>What most searches take, for plans: so many probes, each run over half its horizon before.</summary>
    private const double UsualProbes = 12, UsualRepeats = 2;

    private readonly FrontierBracket _bracket;
    private readonly long _most;
    private readonly long _first;
    private readonly Lock _lock = new();
    private readonly List<ProbeImage> _said = [];
    private bool _upperUndecided;
    private long _lowerSteps, _upperSteps, _longest;
    private int _probes, _undecided;
    private double? _unstable;

    /// <summary>Begins at the instance's own α, which is the bound.</summary>
    public FrontierSearch(Instance instance)
    {
        var settings = instance.Draft.Settings.Method.Alpha.Frontier ?? throw new ArgumentException("its α is given", nameof(instance));
        Instance = instance;
        _bracket = new FrontierBracket(instance.Alpha, settings.Tolerance);
        _most = settings.MaximumSteps / FrontierProbe.Points * FrontierProbe.Points;
        _first = Math.Min(_most, FirstHorizon(instance));
        Next = Probe(instance.Alpha, _first);
    }

    /// <summary>The search on <paramref name="instance"/> where <paramref name="image"/> left it; null where it cannot have been there.</summary>
    public static FrontierSearch? Resume(Instance instance, SearchImage image)
    {
        var search = new FrontierSearch(instance);
        foreach (var said in image.Changes)
        {
            if (search.Next is not { } probe)
            {
                return null;
            }

            probe.Say(Growth.From(said));
            search.Advance();
        }

        if (image.Lane is not null)
        {
            search.Next?.Resume(image.Deviations.AsSpan(), image.Lane);
        }

        return search;
    }

    /// <summary>The instance whose α is searched for.</summary>
    public Instance Instance { get; }

    /// <summary>Whether any probe has ended or handed in an image.</summary>
    public bool HasBegun => Image is { Changes.IsEmpty: false } or { Lane: not null };

    /// <summary>How far it is. May be called while a device works.</summary>
    public SearchImage Image
    {
        get
        {
            lock (_lock)
            {
                return Next?.Image(_said) ?? new([.. _said], [], null);
            }
        }
    }

    /// <summary>The probe to run; null where the search has ended.</summary>
    public FrontierProbe? Next { get; private set; }

    /// <summary>What was found.</summary>
    public StabilityFrontier Result => new(
        _upperUndecided ? FrontierState.Undecided
            : _bracket.Lower is null ? FrontierState.None
            : _bracket.Upper is null ? FrontierState.Censored
            : FrontierState.Decided,
        _bracket.Lower,
        _bracket.Upper,
        _unstable,
        _probes,
        _undecided,
        _longest);

    /// <summary>Takes what <see cref="Next"/> said.</summary>
    public void Advance()
    {
        lock (_lock)
        {
            var probe = Next ?? throw new InvalidOperationException("the search has ended");
            _said.Add(probe.Growth.Image);
            Advance(probe);
        }
    }

    private void Advance(FrontierProbe probe)
    {
        if (probe.Growth.Verdict == ProbeVerdict.Open && probe.Steps < _most)
        {
            var longer = Math.Abs(probe.Growth.Change) < FarFromCertain ? 4 : 2;
            Next = new FrontierProbe(Instance, probe.Alpha, Math.Min(_most, longer * probe.Steps));
            _longest = Math.Max(_longest, Next.Steps);
            return;
        }

        Accept(probe);

        // Between two ends growth is smaller than at the farther one: the shorter of their horizons is the least that can decide.
        var steps = _bracket is { Lower: not null, Upper: not null } ? Math.Max(_first, Math.Min(_lowerSteps, _upperSteps)) : _first;

        // Where ‖δ‖ levels off at the very bound, as under a uniform quantiser, it does so at every α.
        var isLevel = _bracket.Lower is null && _upperUndecided;
        Next = !isLevel && _bracket.Trial is { } alpha ? Probe(alpha, steps) : null;
    }

    private void Accept(FrontierProbe probe)
    {
        var verdict = probe.Growth.Verdict;
        _bracket.Accept(verdict == ProbeVerdict.Stable);
        if (verdict == ProbeVerdict.Stable)
        {
            _lowerSteps = probe.Steps;
            return;
        }

        _upperSteps = probe.Steps;
        _upperUndecided = verdict != ProbeVerdict.Unstable;
        _undecided += _upperUndecided ? 1 : 0;
        _unstable = _upperUndecided ? _unstable : probe.Alpha;
    }

    private FrontierProbe Probe(double alpha, long steps)
    {
        _probes++;
        _longest = Math.Max(_longest, steps);
        return new FrontierProbe(Instance, alpha, steps);
    }

    /// <summary>
    /// Steps that the search on <paramref name="instance"/> usually takes, where growth changes by λ₂ as α doubles; searches near a slow change of stability, or of quantised links that lock into long cycles,
    /// take many times more. 0 where α is given.
    /// </summary>
    public static double UsualSteps(Instance instance) =>
        instance.Draft.Settings.Method.Alpha.Frontier is { } settings
            ? UsualProbes * UsualRepeats * Math.Min(settings.MaximumSteps, Math.Max(FirstHorizon(instance), Growth.Certain / (settings.Tolerance * instance.StepSize * instance.Theory.Lambda2!.Value)))
            : 0;

    // A power of 2, so that searches of like instances have probes of equal length.
    private static long FirstHorizon(Instance instance)
    {
        var mixing = Mixing / (instance.StepSize * instance.Theory.Lambda2!.Value);
        var steps = FewestSteps;
        while (steps < mixing && steps < long.MaxValue / 4)
        {
            steps *= 2;
        }

        return steps;
    }
}
