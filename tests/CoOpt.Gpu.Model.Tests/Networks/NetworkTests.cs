using CoOpt.Gpu.Model.Networks;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Model.Tests.Networks;

public class NetworkTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20251025, 1);

    /// <summary>Any set of links among up to nine nodes, with weights, in any order and direction.</summary>
    private static readonly Gen<(int Nodes, Edge[] Edges)> Cases =
        from nodes in Gen.Choose(2, 9)
        from mask in Gen.ArrayOf(Gen.Elements(true, false), nodes * nodes)
        from weights in Gen.ArrayOf(Gen.Choose(1, 100), nodes * nodes)
        from swaps in Gen.ArrayOf(Gen.Elements(true, false), nodes * nodes)
        from order in Gen.Shuffle(Enumerable.Range(0, nodes * nodes))
        select (nodes, order
            .Where(k => k / nodes < k % nodes && mask[k])
            .Select(k => swaps[k] ? new Edge(k % nodes, k / nodes, weights[k]) : new Edge(k / nodes, k % nodes, weights[k])).ToArray());

    [Fact]
    public void Rows_of_an_undirected_network_are_the_symmetric_weight_matrix() => Check.One(Fixed, Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var expected = new double[c.Nodes, c.Nodes];
        foreach (var e in c.Edges)
        {
            expected[e.Source, e.Target] = expected[e.Target, e.Source] = e.Weight;
        }

        var network = Network.FromEdges(c.Nodes, c.Edges);
        return Matrix(network).Cast<double>().SequenceEqual(expected.Cast<double>())
            && Enumerable.Range(0, c.Nodes).Sum(network.Degree) == 2 * c.Edges.Length
            && Enumerable.Range(0, c.Nodes).All(i => network.Row(i).Select(e => e.Neighbor).SequenceEqual(network.Row(i).Select(e => e.Neighbor).Order()));
    }));

    [Fact]
    public void A_directed_link_is_received_by_its_target_only() => Check.One(Fixed, Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var expected = new double[c.Nodes, c.Nodes];
        foreach (var e in c.Edges)
        {
            expected[e.Target, e.Source] = e.Weight;
        }

        return Matrix(Network.FromEdges(c.Nodes, c.Edges, directed: true)).Cast<double>().SequenceEqual(expected.Cast<double>());
    }));

    [Fact]
    public void Connectedness_is_that_of_the_transitive_closure() => Check.One(Fixed, Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var reach = new bool[c.Nodes, c.Nodes];
        foreach (var e in c.Edges)
        {
            reach[e.Source, e.Target] = reach[e.Target, e.Source] = true;
        }

        for (var k = 0; k < c.Nodes; k++)
        {
            for (var i = 0; i < c.Nodes; i++)
            {
                for (var j = 0; j < c.Nodes; j++)
                {
                    reach[i, j] |= i == j || (reach[i, k] && reach[k, j]);
                }
            }
        }

        return Network.FromEdges(c.Nodes, c.Edges).IsConnected() == reach.Cast<bool>().All(r => r);
    }));

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(-1, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 1, -1)]
    [InlineData(0, 1, double.NaN)]
    [InlineData(0, 1, double.PositiveInfinity)]
    public void A_link_that_is_none_is_refused(int source, int target, double weight) =>
        Assert.Throws<ArgumentException>(() => Network.FromEdges(3, [new Edge(source, target, weight)]));

    [Fact]
    public void A_link_given_twice_is_refused_in_either_direction()
    {
        Assert.Throws<ArgumentException>(() => Network.FromEdges(3, [new Edge(0, 1), new Edge(1, 0)]));
        Assert.Throws<ArgumentException>(() => Network.FromEdges(3, [new Edge(0, 1), new Edge(0, 1)], directed: true));
        Assert.Equal(2, Network.FromEdges(3, [new Edge(0, 1), new Edge(1, 0)], directed: true).Edges.Length);
    }

    [Fact]
    public void A_pool_needs_one_period_and_equal_sizes()
    {
        var (a, b) = (Network.FromEdges(3, [new Edge(0, 1)]), Network.FromEdges(4, [new Edge(0, 1)]));

        Assert.Throws<ArgumentException>(() => new NetworkSchedule([], 1, 0));
        Assert.Throws<ArgumentException>(() => new NetworkSchedule([a, b], 1, 0));
        Assert.Throws<ArgumentException>(() => new NetworkSchedule([a, a], 0, 0));
        Assert.Throws<ArgumentException>(() => new NetworkSchedule([a, a], 1, 1));
        Assert.True(new NetworkSchedule([a, a], 0, 1).IsSwitching);
        Assert.Equal((false, 0, 0.0), (new NetworkSchedule([a], 7, 0).IsSwitching, new NetworkSchedule([a], 7, 0).EverySteps, new NetworkSchedule([a], 0, 7).EveryTime));
    }

    private static double[,] Matrix(Network network)
    {
        var matrix = new double[network.Nodes, network.Nodes];
        for (var i = 0; i < network.Nodes; i++)
        {
            foreach (var (j, weight) in network.Row(i))
            {
                matrix[i, j] = weight;
            }
        }

        return matrix;
    }
}
