using System.Collections.Immutable;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>Single steps of one instance, from any state: what another device is checked against, message by message.</summary>
public sealed class ReferenceStepper
{
    private readonly Instance _instance;
    private readonly ReferenceFlow _flow;
    private readonly ReferenceTableau _tableau;
    private readonly ReferenceBaseline _baseline;

    /// <summary>Steps <paramref name="instance"/>.</summary>
    public ReferenceStepper(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        _instance = instance;
        _flow = new(instance);
        _baseline = new(instance, _flow);
        _tableau = ReferenceTableau.Of(instance.Draft.Settings.Method.Stepper);
    }

    /// <summary>The costs and losses of the instance.</summary>
    internal ReferenceFlow Flow => _flow;

    /// <summary>The state at t = 0: s(0) = 0, or −∇g(y(0)) where z(0) = 0.</summary>
    public ReferenceState Start()
    {
        var start = _instance.Draft.Start;
        var u = new ReferenceState([.. start.X], [.. start.Y], new double[start.Y.Length]);
        return start.TrackerAtGradient ? u : u with { S = [.. Tracker(u).Select(z => -z)] };
    }

    /// <summary>z = s + ∇g(y), n × m, node-major.</summary>
    public double[] Tracker(ReferenceState state) => _flow.Tracker(state).Z;

    /// <summary>The graph of step <paramref name="k"/>, which starts at k·h: pool[⌊k/every⌋ mod size], or pool[⌊t/everyTime⌋ mod size].
    /// ⌊t/everyTime⌋ is the number of switching times j·everyTime ≤ t, j ≥ 1: a time that is met counts, however the quotient rounds.</summary>
    public Network NetworkAt(long k)
    {
        var schedule = _instance.Draft.Network;
        var turn = schedule switch
        {
            { EverySteps: > 0 } => k / schedule.EverySteps,
            { EveryTime: > 0 } => Switches(k * _instance.StepSize, schedule.EveryTime),
            _ => 0,
        };
        return Turn(turn);
    }

    /// <summary>The step from k to k + 1 with the fixed step size of the instance.</summary>
    public ReferenceStep Step(ReferenceState state, long k)
    {
        var messages = ImmutableArray.CreateBuilder<ReferenceMessage>();
        var (next, _) = Step(state, k, messages.Add);
        return new(next, messages.ToImmutable());
    }

    private static long Switches(double time, double every)
    {
        var count = (long)(time / every);
        while (count * every > time)
        {
            count--;
        }

        while ((count + 1) * every <= time)
        {
            count++;
        }

        return count;
    }

    /// <summary>The graph after <paramref name="turn"/> switches.</summary>
    internal Network Turn(long turn)
    {
        var graphs = _instance.Draft.Network.Graphs;
        return graphs[(int)(turn % graphs.Length)];
    }

    /// <summary>The same step, and whether the algorithm stops itself after it.</summary>
    internal (ReferenceState Next, bool Stops) Step(ReferenceState state, long k, Action<ReferenceMessage>? sent) => _baseline.Applies
        ? _baseline.Step(state, k, NetworkAt(k), Report(sent))
        : (Step(state, _instance.StepSize, NetworkAt(k), sent).Next, false);

    /// <summary>A step of length <paramref name="h"/> on <paramref name="network"/>, all stages on that graph, and its error estimate.</summary>
    internal (ReferenceState Next, ReferenceState Error) Step(ReferenceState state, double h, Network network, Action<ReferenceMessage>? sent)
    {
        var report = Report(sent);
        return _tableau.Step(state, h, (stage, u) => _flow.Slope(network, u, stage, report));
    }

    private Action<ReferenceMessage>? Report(Action<ReferenceMessage>? sent) => _instance.Draft.Settings.Links.HasLevels ? sent : null;
}
