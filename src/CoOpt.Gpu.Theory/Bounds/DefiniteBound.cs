using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Theory.Algebra;
using CoOpt.Gpu.Theory.Losses;
using CoOpt.Gpu.Theory.Spectra;

namespace CoOpt.Gpu.Theory.Bounds;

/// <summary>
/// The largest α with 2𝓛 + αH ⪰ 0, 𝓛 = Laplacian ⊗ I, H = diag(Hᵢ): below it the ideal flow is stable, since its eigenvectors obey
/// λ²|u|² + λ·u*(2𝓛 + αH)u + |𝓛u|² = 0.
/// With M = 2𝓛 + βH = RRᵀ ≻ 0 for some β, 2𝓛 + αH = R(I + (α − β)R⁻¹HR⁻ᵀ)Rᵀ, so the bound is β − 1/λmin(R⁻¹HR⁻ᵀ).
/// </summary>
public static class DefiniteBound
{
    // β is sought by powers of 2 within the range of double; ΣHᵢ ≻ 0 and a connected network promise that a small one exists.
    private const int Halvings = 200;

    /// <summary>The bound: +∞ where every Hᵢ ⪰ 0, 0 where no α &gt; 0 qualifies.</summary>
    /// <param name="network">A fixed, undirected network.</param>
    /// <param name="losses">Losses with constant Hessians.</param>
    public static double Of(Network network, ILocalLosses losses)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(losses);
        if (IsConvex(losses))
        {
            return double.PositiveInfinity;
        }

        var order = network.Nodes * losses.Parameters;
        var hessian = BlockDiagonal(losses);
        var factor = new double[order * order];
        var beta = 1.0;
        if (TryFactor(network, losses.Parameters, hessian, beta, factor))
        {
            // H has a negative direction, so doubling ends.
            while (TryFactor(network, losses.Parameters, hessian, 2 * beta, factor))
            {
                beta *= 2;
            }
        }
        else
        {
            for (var k = 0; !TryFactor(network, losses.Parameters, hessian, beta, factor); k++)
            {
                if (k == Halvings)
                {
                    return 0;
                }

                beta /= 2;
            }
        }

        // Half of it: the factor is then well away from the singular matrix that the bound itself makes.
        beta /= 2;
        if (!TryFactor(network, losses.Parameters, hessian, beta, factor))
        {
            return 0;
        }

        Cholesky.Reduce(factor, hessian, order);
        var spectrum = new double[order];
        SymmetricEigenvalues.Compute(hessian, spectrum);
        return spectrum[0] < 0 ? beta - (1 / spectrum[0]) : double.PositiveInfinity;
    }

    /// <summary>Whether every Hᵢ ⪰ 0 to rounding (eigenvalues above −1e-12·‖Hᵢ‖).</summary>
    public static bool IsConvex(ILocalLosses losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        var m = losses.Parameters;
        var matrix = new double[m * m];
        var spectrum = new double[m];
        var zero = new double[m];
        for (var i = 0; i < losses.Nodes; i++)
        {
            Array.Clear(matrix);
            losses.AddHessian(i, zero, matrix);
            SymmetricEigenvalues.Compute(matrix, spectrum);
            if (spectrum[0] < -1e-12 * Math.Max(Math.Abs(spectrum[0]), Math.Abs(spectrum[^1])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryFactor(Network network, int m, double[] hessian, double alpha, double[] factor)
    {
        var n = network.Nodes;
        var laplacian = new double[n * n];
        Laplacian.Add(network, 2, laplacian);
        for (var k = 0; k < factor.Length; k++)
        {
            factor[k] = alpha * hessian[k];
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var c = 0; c < m; c++)
                {
                    factor[(((i * m) + c) * n * m) + (j * m) + c] += laplacian[(i * n) + j];
                }
            }
        }

        return Cholesky.TryFactor(factor, n * m);
    }

    private static double[] BlockDiagonal(ILocalLosses losses)
    {
        var (n, m) = (losses.Nodes, losses.Parameters);
        var hessian = new double[n * m * n * m];
        var block = new double[m * m];
        var zero = new double[m];
        for (var i = 0; i < n; i++)
        {
            Array.Clear(block);
            losses.AddHessian(i, zero, block);
            for (var c = 0; c < m; c++)
            {
                block.AsSpan(c * m, m).CopyTo(hessian.AsSpan((((i * m) + c) * n * m) + (i * m), m));
            }
        }

        return hessian;
    }
}
