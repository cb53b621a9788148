using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>
/// The steps of the baselines that are not those of a differential equation. <see cref="ReferenceState.Memory"/> holds: for momentum x(k) − x(k−1), for balanced scheduling y, v, and the greatest and the least
/// ratio heard of, for ADMM u, for dual ascent λ; empty at the start.
/// </summary>
internal sealed class ReferenceBaseline(Instance instance, ReferenceFlow flow)
{
    private readonly MethodSettings _method = instance.Draft.Settings.Method;

    /// <summary>Whether the instance's algorithm is one of them.</summary>
    public bool Applies => _method.Algorithm is AlgorithmKind.Momentum or AlgorithmKind.Balanced or AlgorithmKind.Admm or AlgorithmKind.DualAscent;

    /// <summary>Step <paramref name="k"/> + 1, and whether the algorithm stops itself after it.</summary>
    public (ReferenceState Next, bool Stops) Step(ReferenceState u, long k, Network network, Action<ReferenceMessage>? sent) => _method.Algorithm switch
    {
        AlgorithmKind.Momentum => (Momentum(u, network, sent), false),
        AlgorithmKind.Balanced => Balanced(u, k, network),
        AlgorithmKind.Admm => (Admm(u), false),
        AlgorithmKind.DualAscent => (DualAscent(u), false),
        _ => throw new InvalidOperationException($"{_method.Algorithm} has no step of its own"),
    };

    private ReferenceState Momentum(ReferenceState u, Network network, Action<ReferenceMessage>? sent)
    {
        var slope = flow.Slope(network, u, 0, sent);
        var move = new double[u.X.Length];
        for (var i = 0; i < move.Length; i++)
        {
            move[i] = instance.StepSize * slope.X[i] + _method.Momentum * (u.Memory.Length > 0 ? u.Memory[i] : 0);
        }

        return new ReferenceState([.. u.X.Zip(move, static (x, v) => x + v)], u.Y, u.S) { Memory = move };
    }

    private (ReferenceState, bool) Balanced(ReferenceState u, long k, Network network)
    {
        var n = instance.Nodes;
        var capacity = instance.Draft.Cpu.Capacity;
        double[] ratios = [.. u.X.Zip(capacity, static (x, c) => x / c)];
        double[] memory = u.Memory.Length > 0 ? u.Memory : [.. u.X, .. capacity, .. ratios, .. ratios];
        var next = new double[4 * n];
        for (var i = 0; i < n; i++)
        {
            int[] heard = [i, .. network.Row(i).Select(static e => e.Neighbor)];
            next[i] = heard.Sum(j => memory[j] / Shares(j));
            next[n + i] = heard.Sum(j => memory[n + j] / Shares(j));
            next[2 * n + i] = heard.Max(j => memory[2 * n + j]);
            next[3 * n + i] = heard.Min(j => memory[3 * n + j]);
        }

        var stops = false;
        if ((k + 1) % instance.Window == 0)
        {
            stops = next[2 * n] - next[3 * n] <= _method.StopTolerance * Math.Max(1, Math.Abs(next[2 * n]));
            for (var i = 0; i < n; i++)
            {
                next[2 * n + i] = next[3 * n + i] = next[i] / next[n + i];
            }
        }

        return (new ReferenceState([.. Enumerable.Range(0, n).Select(i => capacity[i] * next[i] / next[n + i])], u.Y, u.S) { Memory = next }, stops);

        int Shares(int j) => 1 + network.Degree(j);
    }

    private ReferenceState Admm(ReferenceState u)
    {
        var gap = (u.X.Sum() - instance.Draft.Cpu.Demand) / instance.Nodes;
        var dual = (u.Memory.Length > 0 ? u.Memory[0] : 0) + gap;
        var r = instance.Augmentation;
        return new ReferenceState([.. u.X.Select((x, i) => Root(i, v => flow.Cost.Derivative(i, v) + r * (v - x + gap + dual)))], u.Y, u.S) { Memory = [dual] };
    }

    private ReferenceState DualAscent(ReferenceState u)
    {
        var price = (u.Memory.Length > 0 ? u.Memory[0] : 0) + instance.StepSize * (instance.Draft.Cpu.Demand - u.X.Sum());
        return new ReferenceState([.. u.X.Select((_, i) => Root(i, v => flow.Cost.Derivative(i, v) - price))], u.Y, u.S) { Memory = [price] };
    }

    // The zero of an increasing function, by bisection to the last bit from a bracket that grows around the workload.
    private double Root(int node, Func<double, double> slope)
    {
        var middle = instance.Draft.Cpu.Workload[node];
        var reach = 1.0;
        while (slope(middle - reach) > 0 || slope(middle + reach) < 0)
        {
            reach *= 2;
        }

        var (low, high) = (middle - reach, middle + reach);
        while (low + (high - low) / 2 is var at && at > low && at < high)
        {
            (low, high) = slope(at) < 0 ? (at, high) : (low, at);
        }

        return Math.Abs(slope(low)) < Math.Abs(slope(high)) ? low : high;
    }
}
