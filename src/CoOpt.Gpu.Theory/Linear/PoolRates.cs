using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Theory.Losses;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Theory.Linear;

/// <summary>Rates of linear instances whose network runs through a pool of undirected graphs.</summary>
public static class PoolRates
{
    /// <summary>
    /// Euler's rate per unit of model time over a pool that switches every K steps: −ln max|μ|/(size·K·η), μ the eigenvalues of a whole cycle Π(I + ηA_g)ᴷ, in the coordinates of
    /// <see cref="LinearFlow.Deflated"/>, which all graphs share. Null where the cycle has no finite matrix.
    /// </summary>
    /// <exception cref="ArgumentException">A pool that does not switch by steps.</exception>
    public static double? Euler(NetworkSchedule pool, ILocalLosses losses, double alpha, double stepSize)
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (pool.EverySteps == 0)
        {
            throw new ArgumentException("the pool does not switch by steps", nameof(pool));
        }

        Matrix<double>? cycle = null;
        foreach (var graph in pool.Graphs)
        {
            var stay = LinearFlow.EulerPower(LinearFlow.Deflated(graph, losses, alpha), stepSize, pool.EverySteps);
            cycle = cycle is null ? stay : stay * cycle;
        }

        if (!cycle!.Enumerate().All(double.IsFinite))
        {
            return null;
        }

        var largest = cycle.Evd(Symmetricity.Asymmetric).EigenValues.Max(System.Numerics.Complex.Abs);
        return -Math.Log(largest) / (stepSize * pool.EverySteps * pool.Graphs.Length);
    }

    /// <summary>The flow's rate with the pool's mean Laplacian, which is the limit of fast switching.</summary>
    public static double MeanFlow(NetworkSchedule pool, ILocalLosses losses, double alpha)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var weights = pool.Graphs.SelectMany(g => g.Edges).GroupBy(e => (e.Source, e.Target)).Select(g => new Edge(g.Key.Source, g.Key.Target, g.Sum(e => e.Weight) / pool.Graphs.Length));
        return LinearFlow.FlowRate(LinearFlow.DeflatedSpectrum(Network.FromEdges(pool.Nodes, weights), losses, alpha));
    }
}
