using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Networks;

/// <summary>Draws networks by their family: the catalogue of topologies.</summary>
internal static class NetworkGenerator
{
    /// <summary>
    /// A network that is connected in fewer than one draw in a thousand is not worth waiting for: its parameters lie below the connectivity threshold.
    /// </summary>
    public const int MaximumRedraws = 1000;

    public static bool IsRandom(Topology topology) => topology is Topology.ErdosRenyi or Topology.WattsStrogatz or Topology.RandomGeometric;

    public static bool IsRandom(NetworkSettings settings) => IsRandom(settings.Topology) || settings.OneWay > 0;

    public static bool CanBeDirected(Topology topology) => topology is Topology.ErdosRenyi or Topology.Ring or Topology.TwoHopRing or Topology.Exponential or Topology.Edges;

    /// <summary>Graph <paramref name="item"/> of the pool and how often it was redrawn; null where no draw was connected.</summary>
    public static (Network Network, int Redraws)? Draw(NetworkSettings settings, int nodes, ulong seed, int item)
    {
        var random = new RandomSource(seed, RandomPurpose.Graph, item);
        var redraws = 0;
        while (true)
        {
            var links = Links(settings, nodes, random).Select(l => new Edge(l.Source, l.Target)).ToList();
            var edges = WeightRules.Apply(settings.Weights, nodes, links);
            var network = Network.FromEdges(nodes, settings.OneWay > 0 ? OneWayLinks.Of(edges, settings.OneWay, random) : edges, settings.HasDirections);
            if (Accepted(settings, network) is { } accepted)
            {
                return (accepted, redraws);
            }

            if (!IsRandom(settings) || ++redraws > MaximumRedraws)
            {
                return null;
            }
        }
    }

    // Without strong connection there are no balanced weights; links that lost a direction keep the network connected both ways, as it was.
    private static Network? Accepted(NetworkSettings settings, Network network) => settings switch
    {
        { Weights: WeightRule.Balanced } => WeightBalance.Balanced(network),
        { AllowDisconnected: true } => network,
        { OneWay: > 0 } => network.IsStronglyConnected() ? network : null,
        _ => network.IsConnected() ? network : null,
    };

    private static IEnumerable<(int Source, int Target)> Links(NetworkSettings s, int n, RandomSource random) => s.Topology switch
    {
        Topology.ErdosRenyi => RandomTopologies.ErdosRenyi(n, s.P, s.Directed, random),
        Topology.WattsStrogatz => RandomTopologies.WattsStrogatz(n, s.K, s.P, random),
        Topology.RandomGeometric => RandomTopologies.RandomGeometric(n, s.Radius, random),
        Topology.Ring => RegularTopologies.Circulant(n, [1], s.Directed),
        Topology.TwoHopRing => RegularTopologies.Circulant(n, [1, 2], s.Directed),
        Topology.Exponential => RegularTopologies.Circulant(n, RegularTopologies.PowersBelow(n), s.Directed),
        Topology.Star => RegularTopologies.Star(n),
        Topology.Complete => RegularTopologies.Complete(n),
        Topology.Grid => RegularTopologies.Grid(n),
        _ => throw new InvalidOperationException($"{s.Topology} is not generated"),
    };
}
