using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Theory.Linear;
using CoOpt.Gpu.Theory.Losses;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Theory.Tests.Linear;

public sealed class PoolRatesTests
{
    private const double Alpha = 0.15;
    private const double Step = 0.02;

    /// <summary>The undeflated iteration itself, from a start with Σ(z − Hy) = 0, over many cycles; the second pool's graphs are connected jointly only.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 7)]
    [InlineData(false, 3)]
    public void A_cycle_shrinks_as_the_iteration_does(bool connected, int every)
    {
        const int N = 5;
        const int M = 2;
        var random = new Random(4);
        var losses = LocalLosses.Of(Samples.Quadratic(N, M, random, definite: true));
        NetworkSchedule pool = new(connected ? [Samples.Ring(N), Samples.Star(N), Samples.Path(N)] : [Network.FromEdges(N, [new(0, 1), new(2, 3)]), Network.FromEdges(N, [new(1, 2), new(3, 4)])], every, 0);
        var flows = pool.Graphs.Select(g => LinearFlow.Matrix(g, losses, Alpha)).ToArray();
        var state = Vector<double>.Build.Dense(2 * N * M, i => i < N * M ? Samples.Normal(random) : 0);
        Balance(state, losses, N, M);

        var (settling, cycles) = (2000 / every, 6000 / every);
        var logarithm = 0.0;
        for (var cycle = 0; cycle < settling + cycles; cycle++)
        {
            foreach (var flow in flows)
            {
                for (var k = 0; k < every; k++)
                {
                    state += Step * (flow * state);
                }
            }

            var norm = state.L2Norm();
            logarithm += cycle < settling ? 0 : Math.Log(norm);
            state /= norm;
            if (cycle % 50 == 49)
            {
                Balance(state, losses, N, M);
            }
        }

        var rate = -logarithm / (cycles * every * flows.Length * Step);
        Assert.Equal(rate, PoolRates.Euler(pool, losses, Alpha, Step)!.Value, 2e-3 * rate);
    }

    [Fact]
    public void Fast_switching_goes_with_the_mean_Laplacian_and_slow_does_not()
    {
        var losses = LocalLosses.Of(Samples.Quadratic(6, 2, new Random(5), definite: true));
        NetworkSchedule Pool(int every) => new([Samples.Path(6), Samples.Complete(6)], every, 0);
        var mean = PoolRates.MeanFlow(Pool(1), losses, 0.5);

        Assert.Equal(mean, PoolRates.Euler(Pool(1), losses, 0.5, 1e-4)!.Value, 1e-3 * mean);
        Assert.NotEqual(mean, PoolRates.Euler(Pool(50_000), losses, 0.5, 1e-3)!.Value, 1e-2 * mean);
    }

    [Fact]
    public void A_pool_of_equal_graphs_has_the_rate_of_the_graph()
    {
        var losses = LocalLosses.Of(Samples.Quadratic(5, 2, new Random(6), definite: false));
        var expected = LinearFlow.EulerRate(LinearFlow.DeflatedSpectrum(Samples.Ring(5), losses, 0.05), Step);

        Assert.Equal(expected, PoolRates.Euler(new([Samples.Ring(5), Samples.Ring(5)], 40, 0), losses, 0.05, Step)!.Value, 1e-9);
    }

    private static void Balance(Vector<double> state, ILocalLosses losses, int n, int m)
    {
        var sum = new double[m];
        for (var i = 0; i < n; i++)
        {
            var hessian = new double[m * m];
            losses.AddHessian(i, new double[m], hessian);
            for (var c = 0; c < m; c++)
            {
                sum[c] += state[(n * m) + (i * m) + c];
                for (var d = 0; d < m; d++)
                {
                    sum[c] -= hessian[(c * m) + d] * state[(i * m) + d];
                }
            }
        }

        for (var k = 0; k < n * m; k++)
        {
            state[(n * m) + k] -= sum[k % m] / n;
        }
    }
}
