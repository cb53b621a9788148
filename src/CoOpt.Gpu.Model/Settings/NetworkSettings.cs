namespace CoOpt.Gpu.Model.Settings;

/// <summary>The family of a generated network.</summary>
public enum Topology
{
    /// <summary>G(n, p), redrawn until connected.</summary>
    ErdosRenyi,

    /// <summary>i ~ i ± 1.</summary>
    Ring,

    /// <summary>i ~ i ± 1, i ± 2.</summary>
    TwoHopRing,

    /// <summary>i ~ i ± 2ᵏ.</summary>
    Exponential,

    /// <summary>Watts–Strogatz: a ring lattice of even degree k, each link rewired with probability p.</summary>
    WattsStrogatz,

    /// <summary>Random geometric: points in the unit square, linked below a radius.</summary>
    RandomGeometric,

    /// <summary>Node 0 linked to all others.</summary>
    Star,

    /// <summary>All pairs.</summary>
    Complete,

    /// <summary>Two-dimensional grid, as square as n allows.</summary>
    Grid,

    /// <summary>Links from a CSV file.</summary>
    Edges,
}

/// <summary>How links are weighted.</summary>
public enum WeightRule
{
    /// <summary>wᵢⱼ = 1 (or as given in a file).</summary>
    Unit,

    /// <summary>wᵢⱼ = 1/(1 + max(dᵢ, dⱼ)).</summary>
    Metropolis,

    /// <summary>wᵢⱼ = 1/(1 + max degree).</summary>
    MaxDegree,

    /// <summary>πᵢ, the factor of the receiver that makes a directed network's column sums equal its row sums; 1 on undirected ones.</summary>
    Balanced,
}

/// <summary>The network as resolved from a spec.</summary>
public sealed record NetworkSettings
{
    /// <summary>The family.</summary>
    public Topology Topology { get; init; } = Topology.ErdosRenyi;

    /// <summary>p: link probability (Erdős–Rényi) or rewiring probability (Watts–Strogatz).</summary>
    public double P { get; init; } = 0.2;

    /// <summary>k: even degree of the Watts–Strogatz lattice.</summary>
    public int K { get; init; } = 4;

    /// <summary>Radius of the random geometric graph, in the unit square.</summary>
    public double Radius { get; init; } = 0.4;

    /// <summary>How links are weighted.</summary>
    public WeightRule Weights { get; init; } = WeightRule.Unit;

    /// <summary>Absolute path of a CSV <c>source,target[,weight][,graph]</c> for <see cref="Topology.Edges"/>.</summary>
    public string? EdgesFile { get; init; }

    /// <summary>Size of the switching pool; 1 is a fixed network.</summary>
    public int Graphs { get; init; } = 1;

    /// <summary>Steps between switches; 0 where by model time or fixed.</summary>
    public int SwitchEvery { get; init; }

    /// <summary>Model time between switches; 0 where by steps or fixed.</summary>
    public double SwitchEveryTime { get; init; }

    /// <summary>Whether an edge is read as source → target; asks for <see cref="AllowDirected"/>.</summary>
    public bool Directed { get; init; }

    /// <summary>Probability that a link of an undirected network loses one of its directions; above 0 asks for <see cref="AllowDirected"/>.</summary>
    public double OneWay { get; init; }

    /// <summary>Whether the network has directed links.</summary>
    public bool HasDirections => Directed || OneWay > 0;

    /// <summary><c>beyond: [directed]</c>: a directed network is recorded instead of refused.</summary>
    public bool AllowDirected { get; init; }

    /// <summary><c>beyond: [disconnected]</c>: a disconnected network is recorded instead of refused.</summary>
    public bool AllowDisconnected { get; init; }
}
