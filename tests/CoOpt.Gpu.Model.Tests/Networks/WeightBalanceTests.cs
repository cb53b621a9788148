using CoOpt.Gpu.Model.Networks;

namespace CoOpt.Gpu.Model.Tests.Networks;

public class WeightBalanceTests
{
    [Fact]
    public void Balanced_weights_have_equal_row_and_column_sums()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var network = RingWithChords(3 + random.Next(20), random);
            var pi = WeightBalance.Of(network)!.Value;
            var balanced = WeightBalance.Balanced(network)!;

            Assert.Equal(1, pi.Average(), 1e-14);
            Assert.All(pi, p => Assert.True(p > 0));
            Assert.Equal(network.Neighbors.AsEnumerable(), balanced.Neighbors.AsEnumerable());
            for (var i = 0; i < network.Nodes; i++)
            {
                var received = balanced.Row(i).Sum(e => e.Weight);
                var sent = balanced.Edges.Where(e => e.Source == i).Sum(e => e.Weight);
                Assert.Equal(1, sent / received, 1e-13);
            }
        }
    }

    [Fact]
    public void On_a_one_way_ring_the_factor_is_the_inverse_weight()
    {
        double[] weights = [1, 0.25, 8, 2];
        var ring = Network.FromEdges(4, Enumerable.Range(0, 4).Select(i => new Edge((i + 3) % 4, i, weights[i])), directed: true);
        var scale = weights.Average(w => 1 / w);

        Assert.Equal(weights.Select(w => 1 / w / scale), WeightBalance.Of(ring)!.Value, (a, b) => Math.Abs(a - b) <= 1e-15 * a);
    }

    [Fact]
    public void Undirected_networks_are_balanced_as_they_are()
    {
        var path = Network.FromEdges(3, [new(0, 1, 0.1), new(1, 2, 7)]);

        Assert.All(WeightBalance.Of(path)!.Value, p => Assert.Equal(1, p));
        Assert.Same(path, WeightBalance.Balanced(path));
    }

    [Fact]
    public void Without_a_way_back_there_are_no_balanced_weights()
    {
        var oneWay = Network.FromEdges(3, [new(0, 1), new(1, 2), new(0, 2)], directed: true);
        var looped = Network.FromEdges(3, [new(0, 1), new(1, 0), new(1, 2)], directed: true);

        Assert.True(oneWay.IsConnected() && looped.IsConnected());
        Assert.False(oneWay.IsStronglyConnected() || looped.IsStronglyConnected());
        Assert.Null(WeightBalance.Of(oneWay));
        Assert.Null(WeightBalance.Balanced(looped));
        Assert.Null(WeightBalance.Of(Network.FromEdges(3, [new(0, 1)])));
    }

    private static Network RingWithChords(int nodes, Random random)
    {
        var edges = new List<Edge>();
        for (var i = 0; i < nodes; i++)
        {
            for (var j = 0; j < nodes; j++)
            {
                if (j == (i + 1) % nodes || (i != j && random.NextDouble() < 0.2))
                {
                    edges.Add(new(i, j, Math.Exp(4 * random.NextDouble())));
                }
            }
        }

        return Network.FromEdges(nodes, edges, directed: true);
    }
}
