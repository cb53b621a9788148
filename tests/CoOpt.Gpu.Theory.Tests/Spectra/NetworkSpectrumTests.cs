using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Spectra;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Theory.Tests.Spectra;

public sealed class NetworkSpectrumTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(101)]
    public void Closed_forms_hold(int n)
    {
        AssertSpectrum(Samples.Ring(n), k => 2 - (2 * Math.Cos(2 * Math.PI * k / n)));
        AssertSpectrum(Samples.Path(n), k => 2 - (2 * Math.Cos(Math.PI * k / n)));
        AssertSpectrum(Samples.Star(n), k => k == 0 ? 0 : k == n - 1 ? n : 1);
        AssertSpectrum(Samples.Complete(n), k => k == 0 ? 0 : n);
        var hops = new HashSet<int>();
        for (var hop = 1; hop < n; hop *= 2)
        {
            hops.Add(hop);
            hops.Add(n - hop);
        }

        AssertSpectrum(Samples.Exponential(n), k => hops.Sum(h => 1 - Math.Cos(2 * Math.PI * k * h / n)));
    }

    [Fact]
    public void Random_weighted_networks_agree_with_a_library()
    {
        var random = new Random(1);
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var network = Samples.Random(5 + repeat, 0.3, random);
            var matrix = new double[network.Nodes * network.Nodes];
            Laplacian.Add(network, 1, matrix);
            var expected = Matrix<double>.Build.DenseOfRowMajor(network.Nodes, network.Nodes, matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).Order().ToArray();
            AssertSpectrum(network, k => expected[k]);
        }
    }

    [Fact]
    public void Adding_a_link_interlaces()
    {
        var random = new Random(2);
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var before = Samples.Random(12, 0.2, random);
            var (i, j) = (0, 2 + random.Next(10));
            if (before.Row(i).Any(r => r.Neighbor == j))
            {
                continue;
            }

            var after = Network.FromEdges(12, [.. before.Edges, new Edge(i, j)]);
            var (low, high) = (Laplacian.Spectrum(before), Laplacian.Spectrum(after));
            var slack = TheoryTolerances.Spectrum * high[^1];
            for (var k = 0; k < low.Length; k++)
            {
                Assert.True(low[k] <= high[k] + slack);
                Assert.True(k + 1 == low.Length || high[k] <= low[k + 1] + slack);
            }
        }
    }

    [Fact]
    public void A_pool_takes_the_worst_and_the_mean_graph()
    {
        Network even = Network.FromEdges(4, [new(0, 1), new(2, 3)]), odd = Network.FromEdges(4, [new(1, 2), new(0, 3)]);
        var spectrum = NetworkSpectrum.Of(new([even, odd], 50, 0));
        Assert.Equal(0, spectrum.Lambda2);
        Assert.Equal(2, spectrum.LambdaMax!.Value, 12);
        Assert.Equal(1, spectrum.MeanLambda2!.Value, 12); // half a ring of four: (2 − 2cos 90°)/2
        Assert.Contains("disconnected", spectrum.Note, StringComparison.Ordinal);

        var pool = NetworkSpectrum.Of(new([Samples.Ring(8), Samples.Complete(8)], 0, 1.5));
        Assert.Equal(2 - Math.Sqrt(2), pool.Lambda2!.Value, 12);
        Assert.Equal(8, pool.LambdaMax!.Value, 12);
    }

    [Fact]
    public void A_disconnected_network_has_exactly_no_connectivity()
    {
        // Two weighted parts: the second zero of the spectrum comes out as rounding noise, of either sign.
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var (one, other) = (Samples.Random(7, 0.4, random), Samples.Random(9, 0.4, random));
            var network = Network.FromEdges(16, [.. one.Edges, .. other.Edges.Select(e => new Edge(e.Source + 7, e.Target + 7, e.Weight))]);
            Assert.Equal(0, NetworkSpectrum.Of(new(network)).Lambda2);
        }
    }

    [Fact]
    public void What_has_no_spectrum_says_so()
    {
        var directed = NetworkSpectrum.Of(new(Network.FromEdges(3, [new(0, 1, 2), new(1, 2, 3), new(0, 2, 4)], directed: true)));
        Assert.Null(directed.Lambda2);
        Assert.Null(directed.LambdaMax);
        Assert.Equal(14, directed.SpectralRadius);
        Assert.Contains("directed", directed.Note, StringComparison.Ordinal);
        Assert.Null(NetworkSpectrum.Of(new(Network.FromEdges(1, []))).Lambda2);
        Assert.Throws<ArgumentException>(() => Laplacian.Spectrum(Network.FromEdges(2, [new(0, 1)], directed: true)));
    }

    private static void AssertSpectrum(Network network, Func<int, double> eigenvalue)
    {
        var expected = Enumerable.Range(0, network.Nodes).Select(eigenvalue).Order().ToArray();
        var actual = Laplacian.Spectrum(network);
        var slack = TheoryTolerances.Spectrum * expected[^1];
        Assert.All(expected.Zip(actual), p => Assert.InRange(p.Second, p.First - slack, p.First + slack));
        var summary = NetworkSpectrum.Of(new(network));
        Assert.InRange(summary.Lambda2!.Value, expected[1] - slack, expected[1] + slack);
        Assert.InRange(summary.LambdaMax!.Value, expected[^1] - slack, expected[^1] + slack);
        Assert.Equal("", summary.Note);
    }
}
