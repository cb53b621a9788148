using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Spectra;

/// <summary>The Laplacian of a network: Lᵢᵢ = Σⱼwᵢⱼ, Lᵢⱼ = −wᵢⱼ.</summary>
public static class Laplacian
{
    /// <summary>Adds <paramref name="scale"/>·Laplacian to the n × n row-major <paramref name="target"/>.</summary>
    /// <exception cref="ArgumentException">A target that is not n × n.</exception>
    public static void Add(Network network, double scale, Span<double> target)
    {
        ArgumentNullException.ThrowIfNull(network);
        var n = network.Nodes;
        if (target.Length != n * n)
        {
            throw new ArgumentException($"the Laplacian of {n} nodes has {n * n} entries, got {target.Length}", nameof(target));
        }

        var offsets = network.Offsets.AsSpan();
        var neighbors = network.Neighbors.AsSpan();
        var weights = network.Weights.AsSpan();
        for (var i = 0; i < n; i++)
        {
            double degree = 0;
            for (var e = offsets[i]; e < offsets[i + 1]; e++)
            {
                target[(i * n) + neighbors[e]] -= scale * weights[e];
                degree += weights[e];
            }

            target[(i * n) + i] += scale * degree;
        }
    }

    /// <summary>The eigenvalues of an undirected network's Laplacian, ascending; the first is 0 to rounding.</summary>
    /// <exception cref="ArgumentException">A directed network, whose Laplacian is not symmetric.</exception>
    public static double[] Spectrum(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Directed)
        {
            throw new ArgumentException("the Laplacian of a directed network is not symmetric", nameof(network));
        }

        var spectrum = new double[network.Nodes];
        var matrix = new double[network.Nodes * network.Nodes];
        Add(network, 1, matrix);
        SymmetricEigenvalues.Compute(matrix, spectrum);
        return spectrum;
    }
}
