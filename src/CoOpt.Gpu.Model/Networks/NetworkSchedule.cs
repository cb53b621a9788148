using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Networks;

/// <summary>
/// The networks an instance runs through. With one graph it is fixed; with more, the graph is pool[⌊k/every⌋ mod size] at step k
/// (<see cref="EverySteps"/>), or pool[⌊t/everyTime⌋ mod size] at model time t (<see cref="EveryTime"/>); exactly one of the two is positive.
/// </summary>
public sealed class NetworkSchedule
{
    /// <summary>A fixed network.</summary>
    public NetworkSchedule(Network network) => Graphs = [network];

    /// <summary>A pool that switches every <paramref name="everySteps"/> steps or, where that is 0, every <paramref name="everyTime"/> of model time.</summary>
    /// <exception cref="ArgumentException">No graph, node counts that differ, or not exactly one positive period for two or more graphs.</exception>
    public NetworkSchedule(ImmutableArray<Network> graphs, int everySteps, double everyTime)
    {
        if (graphs.IsDefaultOrEmpty || graphs.Any(g => g.Nodes != graphs[0].Nodes))
        {
            throw new ArgumentException("a pool needs at least one graph, and all with the same number of nodes", nameof(graphs));
        }

        if (graphs.Length > 1 && (everySteps > 0) == (everyTime > 0))
        {
            throw new ArgumentException("a switching pool needs a period either in steps or in model time", nameof(everySteps));
        }

        Graphs = graphs;
        EverySteps = graphs.Length > 1 ? everySteps : 0;
        EveryTime = graphs.Length > 1 ? everyTime : 0;
    }

    /// <summary>The pool, at least one graph, all with the same number of nodes.</summary>
    public ImmutableArray<Network> Graphs { get; }

    /// <summary>Steps between switches; 0 if fixed or by model time.</summary>
    public int EverySteps { get; }

    /// <summary>Model time between switches; 0 if fixed or by steps.</summary>
    public double EveryTime { get; }

    /// <summary>n, the number of nodes.</summary>
    public int Nodes => Graphs[0].Nodes;

    /// <summary>Whether the graph changes.</summary>
    public bool IsSwitching => Graphs.Length > 1;

    /// <summary>Mean number of links over the pool.</summary>
    public double MeanEdges => Graphs.Average(g => (double)g.Edges.Length);
}
