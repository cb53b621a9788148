using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Networks;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Specs.Tests.Networks;

public class NetworkGeneratorTests
{
    public static TheoryData<Topology> Generated => [.. Enum.GetValues<Topology>().Where(t => t != Topology.Edges)];

    [Theory]
    [MemberData(nameof(Generated))]
    public void Every_topology_is_connected_and_symmetric_at_every_size(Topology topology)
    {
        foreach (var nodes in new[] { 5, 6, 16, 23 })
        {
            foreach (var rule in Enum.GetValues<WeightRule>())
            {
                var network = Draw(new NetworkSettings { Topology = topology, P = 0.5, Radius = 0.6, Weights = rule }, nodes, 3);

                Assert.True(network.IsConnected());
                for (var i = 0; i < nodes; i++)
                {
                    Assert.All(network.Row(i), e => Assert.Contains((i, e.Weight), network.Row(e.Neighbor)));
                }
            }
        }
    }

    [Theory]
    [InlineData(Topology.Ring, 12, 2)]
    [InlineData(Topology.TwoHopRing, 12, 4)]
    [InlineData(Topology.Complete, 12, 11)]
    [InlineData(Topology.Exponential, 16, 7)]
    public void Regular_topologies_have_their_degree(Topology topology, int nodes, int degree)
    {
        var network = Draw(new NetworkSettings { Topology = topology }, nodes, 0);

        Assert.All(Enumerable.Range(0, nodes), i => Assert.Equal(degree, network.Degree(i)));
    }

    [Fact]
    public void The_exponential_graph_links_nodes_powers_of_two_apart() =>
        Assert.Equal([1, 2, 4, 8, 12, 14, 15], Draw(new NetworkSettings { Topology = Topology.Exponential }, 16, 0).Row(0).Select(e => e.Neighbor));

    [Fact]
    public void A_star_and_a_grid_have_their_links()
    {
        var star = Draw(new NetworkSettings { Topology = Topology.Star }, 9, 0);
        var grid = Draw(new NetworkSettings { Topology = Topology.Grid }, 12, 0);

        Assert.Equal((8, 8, 1), (star.Edges.Length, star.Degree(0), star.Degree(5)));
        Assert.Equal((3 * 3) + (2 * 4), grid.Edges.Length);
        Assert.Equal([1, 4, 6, 9], grid.Row(5).Select(e => e.Neighbor));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Erdos_renyi_links_each_pair_with_probability_p(double p)
    {
        const int Nodes = 40;
        const int Graphs = 60;
        var settings = new NetworkSettings { P = p, AllowDisconnected = true };
        var pairs = Graphs * Nodes * (Nodes - 1) / 2.0;
        var links = Enumerable.Range(0, Graphs).Sum(g => (double)NetworkGenerator.Draw(settings, Nodes, 11, g)!.Value.Network.Edges.Length);

        Assert.Equal(p, links / pairs, SpecTolerances.StandardErrors * Math.Sqrt(p * (1 - p) / pairs) + SpecTolerances.Sum);
    }

    [Fact]
    public void Watts_strogatz_keeps_the_number_of_links_and_rewires_with_probability_p()
    {
        const int Nodes = 200;
        var lattice = Draw(new NetworkSettings { Topology = Topology.WattsStrogatz, P = 0 }, Nodes, 1);
        var rewired = Draw(new NetworkSettings { Topology = Topology.WattsStrogatz, P = 0.2 }, Nodes, 1);
        var kept = rewired.Edges.Count(e => Math.Min(e.Target - e.Source, Nodes - e.Target + e.Source) <= 2) / (2.0 * Nodes);

        Assert.All(Enumerable.Range(0, Nodes), i => Assert.Equal(4, lattice.Degree(i)));
        Assert.Equal(2 * Nodes, rewired.Edges.Length);
        // A rewired link may land within the lattice's reach with probability about 4/n.
        Assert.Equal(0.8 + (0.2 * 4 / Nodes), kept, SpecTolerances.StandardErrors * Math.Sqrt(0.16 / (2 * Nodes)));
    }

    [Fact]
    public void Random_geometric_links_the_share_of_pairs_of_its_law()
    {
        // Two uniform points of the unit square are nearer than r ≤ 1 with probability πr² − 8r³/3 + r⁴/2.
        const int Nodes = 60;
        const int Graphs = 60;
        var settings = new NetworkSettings { Topology = Topology.RandomGeometric, Radius = 0.3, AllowDisconnected = true };
        var law = (Math.PI * 0.09) - (8 * 0.027 / 3) + (0.0081 / 2);
        var shares = Enumerable.Range(0, Graphs).Select(g => NetworkGenerator.Draw(settings, Nodes, 5, g)!.Value.Network.Edges.Length / (Nodes * (Nodes - 1) / 2.0)).ToArray();
        var deviation = Math.Sqrt(shares.Average(s => (s - law) * (s - law)));

        Assert.Equal(law, shares.Average(), SpecTolerances.StandardErrors * deviation / Math.Sqrt(Graphs));
    }

    [Fact]
    public void Metropolis_and_max_degree_weights_follow_their_rules()
    {
        var metropolis = Draw(new NetworkSettings { Topology = Topology.Star, Weights = WeightRule.Metropolis }, 5, 0);
        var path = Draw(new NetworkSettings { Topology = Topology.Grid, Weights = WeightRule.MaxDegree }, 5, 0);

        Assert.All(metropolis.Weights, w => Assert.Equal(1.0 / 5, w));
        Assert.All(path.Weights, w => Assert.Equal(1.0 / 3, w));
    }

    [Fact]
    public void A_directed_ring_receives_from_one_side_only()
    {
        var network = Draw(new NetworkSettings { Topology = Topology.Ring, Directed = true, AllowDirected = true }, 6, 0);

        Assert.All(Enumerable.Range(0, 6), i => Assert.Equal([(i + 5) % 6], network.Row(i).Select(e => e.Neighbor)));
    }

    [Theory]
    [InlineData(0.3, WeightRule.Unit)]
    [InlineData(1, WeightRule.Balanced)]
    public void One_way_links_are_lost_with_their_probability_and_leave_the_network_strongly_connected(double probability, WeightRule weights)
    {
        const int Nodes = 24;
        const int Graphs = 40;
        var settings = new NetworkSettings { P = 0.5, OneWay = probability, Weights = weights, AllowDirected = true };
        var (links, lost, lowToHigh) = (0, 0, 0);
        for (var g = 0; g < Graphs; g++)
        {
            var network = NetworkGenerator.Draw(settings, Nodes, 7, g)!.Value.Network;
            Assert.True(network.Directed && network.IsStronglyConnected());
            var given = network.Edges.Select(e => (e.Source, e.Target)).ToHashSet();
            var oneWay = given.Where(e => !given.Contains((e.Target, e.Source))).ToList();
            links += (given.Count + oneWay.Count) / 2;
            lost += oneWay.Count;
            lowToHigh += oneWay.Count(e => e.Source < e.Target);
            if (weights == WeightRule.Balanced)
            {
                Assert.All(Enumerable.Range(0, Nodes), i => Assert.Equal(network.Edges.Where(e => e.Source == i).Sum(e => e.Weight), network.Row(i).Sum(e => e.Weight), 1e-12));
            }
        }

        Assert.Equal(probability, (double)lost / links, SpecTolerances.StandardErrors * Math.Sqrt(probability * (1 - probability) / links) + SpecTolerances.Sum);
        Assert.Equal(0.5, (double)lowToHigh / lost, SpecTolerances.StandardErrors * Math.Sqrt(0.25 / lost));
    }

    [Fact]
    public void One_way_links_of_a_seed_stay_one_way_as_their_probability_grows()
    {
        var drawn = new[] { 0, 0.1, 0.4, 0.8 }.Select(q => Draw(new NetworkSettings { Topology = Topology.Complete, OneWay = q, AllowDirected = true }, 12, 5)).ToArray();
        var edges = drawn.Select(d => d.Directed
            ? d.Edges.Select(e => (e.Source, e.Target)).ToHashSet()
            : d.Edges.SelectMany(e => new[] { (e.Source, e.Target), (e.Target, e.Source) }).ToHashSet()).ToArray();

        Assert.Equal([false, true, true, true], drawn.Select(d => d.Directed));
        for (var k = 1; k < edges.Length; k++)
        {
            Assert.True(edges[k].IsProperSubsetOf(edges[k - 1]));
        }
    }

    [Fact]
    public void Redraws_are_counted_and_bounded()
    {
        var sparse = new NetworkSettings { P = 0.12 };
        var draws = Enumerable.Range(0, 20).Select(g => NetworkGenerator.Draw(sparse, 20, 9, g)!.Value).ToArray();

        Assert.Contains(draws, d => d.Redraws > 0);
        Assert.All(draws, d => Assert.True(d.Network.IsConnected()));
        Assert.Null(NetworkGenerator.Draw(new NetworkSettings { P = 0.001 }, 20, 9, 0));
    }

    private static Network Draw(NetworkSettings settings, int nodes, ulong seed) => NetworkGenerator.Draw(settings, nodes, seed, 0)!.Value.Network;
}
