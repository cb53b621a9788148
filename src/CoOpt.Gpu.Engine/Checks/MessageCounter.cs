using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;

namespace CoOpt.Gpu.Engine.Checks;

/// <summary>
/// Counts the scalars an instance sends. A round sends 1 + 2m scalars (x, y, z): once per node (node and ideal coupling: a broadcast) or once per direction of each link
/// (edge coupling: 2|E|). Balanced scheduling broadcasts four scalars a node (y, v, the greatest and the least ratio); ADMM and dual ascent send n numbers to a coordinator and one broadcast back. Euler needs one round a step, Runge–Kutta four, Dormand–Prince six a try (its first stage is the last one of the step before).
/// </summary>
/// <param name="network">The network or pool.</param>
/// <param name="coupling">The coupling.</param>
/// <param name="stepper">The integrator.</param>
/// <param name="stepSize">η, for pools that switch by model time; null for the adaptive integrator.</param>
/// <param name="algorithm">The algorithm.</param>
public sealed class MessageCounter(NetworkSchedule network, CouplingKind coupling, StepperKind stepper, double? stepSize, AlgorithmKind algorithm = AlgorithmKind.CoOptimization)
{
    private long _steps;
    private double _linkRounds;

    /// <summary>Steps counted so far, and rounds times links over all of them: what <see cref="Restore"/> takes.</summary>
    public (long Steps, double LinkRounds) Count => (_steps, _linkRounds);

    /// <summary>Rounds a step.</summary>
    public int RoundsPerStep => stepper switch { StepperKind.Euler => 1, StepperKind.Rk4 => 4, _ => 6 };

    /// <summary>Rounds so far.</summary>
    public double Rounds => (double)_steps * RoundsPerStep;

    /// <summary>Messages per variable component so far, as they are counted for the coupling.</summary>
    public double PerComponent => algorithm switch
    {
        AlgorithmKind.Balanced => 4 * Rounds * network.Nodes,
        AlgorithmKind.Admm or AlgorithmKind.DualAscent => Rounds * (network.Nodes + 1),
        _ => coupling == CouplingKind.Edge ? _linkRounds : Rounds * network.Nodes,
    };

    /// <summary>The same with each broadcast counted once per receiving link.</summary>
    public double PerComponentUnicast => algorithm switch
    {
        AlgorithmKind.Balanced => 4 * _linkRounds,
        AlgorithmKind.Admm or AlgorithmKind.DualAscent => 2 * Rounds * network.Nodes,
        _ => _linkRounds,
    };

    /// <summary>Goes on from a count.</summary>
    public void Restore((long Steps, double LinkRounds) count) => (_steps, _linkRounds) = count;

    /// <summary>Moves the count on to <paramref name="steps"/> steps (tries, for the adaptive integrator) in all.</summary>
    public void AdvanceTo(long steps)
    {
        while (_steps < steps)
        {
            var (links, until) = Segment(_steps);
            var next = Math.Min(until, steps);
            _linkRounds += links * (next - _steps) * RoundsPerStep;
            _steps = next;
        }
    }

    // The links of the graph in effect at step k, and the first step with another graph.
    private (double Links, long Until) Segment(long step)
    {
        if (!network.IsSwitching)
        {
            return (network.Graphs[0].Neighbors.Length, long.MaxValue);
        }

        if (network.EverySteps > 0)
        {
            var window = step / network.EverySteps;
            return (network.Graphs[(int)(window % network.Graphs.Length)].Neighbors.Length, (window + 1) * network.EverySteps);
        }

        if (stepSize is not { } eta)
        {
            // The adaptive integrator's tries are not tied to model time: the pool's mean stands for each.
            return (network.Graphs.Average(g => (double)g.Neighbors.Length), long.MaxValue);
        }

        // By comparison, as the kernels decide it: a switching time that is met counts, however the quotient rounds.
        var index = (long)Math.Floor(step * eta / network.EveryTime);
        index += (index + 1) * network.EveryTime <= step * eta ? 1 : index * network.EveryTime > step * eta ? -1 : 0;
        var end = (long)Math.Floor((index + 1) * network.EveryTime / eta);
        while (end * eta < (index + 1) * network.EveryTime)
        {
            end++;
        }

        end = Math.Max(step + 1, end);
        return (network.Graphs[(int)(index % network.Graphs.Length)].Neighbors.Length, end);
    }
}
