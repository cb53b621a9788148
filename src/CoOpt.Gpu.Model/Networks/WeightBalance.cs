using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Networks;

/// <summary>
/// The left null vector of a network's Laplacian: πᵢ &gt; 0 with Σᵢπᵢwᵢⱼ = πⱼΣₖwⱼₖ. The flow conserves Σπᵢxᵢ, and weights πᵢwᵢⱼ are balanced: each node's column sums to
/// what its row does. Equal entries, and so Σx conserved, just where the weights are balanced already.
/// </summary>
public static class WeightBalance
{
    /// <summary>
    /// π with mean 1, exactly 1 throughout for an undirected network; null where the network is not strongly connected. Eliminates the states of the Markov chain with rates
    /// wᵢⱼ without a subtraction (Grassmann, Taksar and Heyman, 1985), so that each entry is exact to a few roundings.
    /// </summary>
    public static ImmutableArray<double>? Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!network.IsStronglyConnected())
        {
            return null;
        }

        var n = network.Nodes;
        if (!network.Directed)
        {
            return [.. Enumerable.Repeat(1.0, n)];
        }

        var rates = Rates(network);
        for (var k = n - 1; k > 0; k--)
        {
            var outflow = 0.0;
            for (var j = 0; j < k; j++)
            {
                outflow += rates[k, j];
            }

            for (var i = 0; i < k; i++)
            {
                var share = rates[i, k] /= outflow;
                for (var j = 0; j < k && share > 0; j++)
                {
                    rates[i, j] += i == j ? 0 : share * rates[k, j];
                }
            }
        }

        var pi = new double[n];
        pi[0] = 1;
        for (var k = 1; k < n; k++)
        {
            for (var i = 0; i < k; i++)
            {
                pi[k] += pi[i] * rates[i, k];
            }
        }

        var mean = pi.Average();
        return [.. pi.Select(p => p / mean)];
    }

    /// <summary>The network with weights πᵢwᵢⱼ; itself where it is undirected, null where it is not strongly connected.</summary>
    public static Network? Balanced(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Of(network) is not { } pi ? null
            : !network.Directed ? network
            : Network.FromEdges(network.Nodes, network.Edges.Select(e => e with { Weight = pi[e.Target] * e.Weight }), directed: true);
    }

    private static double[,] Rates(Network network)
    {
        var rates = new double[network.Nodes, network.Nodes];
        for (var i = 0; i < network.Nodes; i++)
        {
            foreach (var (j, weight) in network.Row(i))
            {
                rates[i, j] = weight;
            }
        }

        return rates;
    }
}
