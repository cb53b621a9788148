using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Networks;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>About what it takes to make an instance, in numbers drawn, before any is; what comes from data files, which are read already, does not count.</summary>
internal static class MakingCost
{
    /// <summary>A tenth of a second or two, and some ten megabytes: what may be spent on a first look.</summary>
    public const double FirstLook = 5_000_000;

    /// <summary>A link or a sample's number is kept, in several places; a draw that is not is forgotten.</summary>
    private const double Kept = 10;

    /// <summary>The draws, kept numbers and operations of one instance.</summary>
    public static double Of(InstanceSettings settings)
    {
        var (nodes, learning) = ((double)settings.Problem.Nodes, settings.Problem.Learning);
        var (samples, order) = (nodes * learning.SamplesPerNode, (double)learning.Dimensions);
        var data = learning.Data switch
        {
            DataSource.Gaussians or DataSource.Regression => samples * (order + 1),
            DataSource.Circles => samples * 3,
            DataSource.Quadratic => nodes * order * order * Math.Max(1, order / Kept),
            _ => 0,
        };
        return (Kept * (data + (nodes * order))) + Network(settings.Network, settings.Problem.Nodes);
    }

    /// <summary>The links that a topology has, on the mean; 0 where a file gives them.</summary>
    public static double Links(NetworkSettings network, double nodes) => network.Topology switch
    {
        Topology.ErdosRenyi => network.P * Pairs(nodes) * (network.Directed ? 2 : 1),
        Topology.RandomGeometric => Math.Min(1, Math.PI * network.Radius * network.Radius) * Pairs(nodes),
        Topology.WattsStrogatz => nodes * network.K / 2,
        Topology.Complete => Pairs(nodes),
        Topology.Exponential => nodes * Math.Log2(nodes),
        Topology.Edges => 0,
        _ => 2 * nodes,
    };

    private static double Network(NetworkSettings network, int nodes)
    {
        var candidates = network.Topology is Topology.ErdosRenyi or Topology.RandomGeometric ? Pairs(nodes) : 0;
        return network.Graphs * ((Draws(network, nodes) * (candidates + (Kept * (nodes + Links(network, nodes))))) + (network.Topology == Topology.Edges ? nodes : 0));
    }

    /// <summary>
    /// How often a random network is drawn until it is connected, about: near the threshold of connectivity a network is connected unless a node has no link, so in a share
    /// e^{−n·P(no link)} of the draws (Erdős and Rényi 1960).
    /// </summary>
    private static double Draws(NetworkSettings network, int nodes)
    {
        const double Most = NetworkGenerator.MaximumRedraws + 1;
        if (network.AllowDisconnected || !NetworkGenerator.IsRandom(network))
        {
            return 1;
        }

        if (network.OneWay > 0 || network.Topology == Topology.WattsStrogatz)
        {
            return network.OneWay > 0 || network.K <= 2 ? Most : 1;
        }

        var chance = network.Topology == Topology.ErdosRenyi ? network.P : Math.Min(1, Math.PI * network.Radius * network.Radius / 2);
        return Math.Min(Most, Math.Exp(Math.Min(100, nodes * Math.Pow(1 - chance, nodes - 1))));
    }

    private static double Pairs(double nodes) => nodes * (nodes - 1) / 2;
}
