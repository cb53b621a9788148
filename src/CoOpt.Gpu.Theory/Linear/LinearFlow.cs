using System.Numerics;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Theory.Losses;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Theory.Linear;

/// <summary>
/// The linear flow of ideal coupling with constant Hessians on deviations (y, z) from the equilibrium: A = [[−𝓛, −αI], [−H𝓛, −𝓛 − αH]], 𝓛 = Laplacian ⊗ I,
/// H = diag(Hᵢ); rows and columns in the order node-major y, then node-major z.
/// A has m structural zero eigenvalues, left vectors [−1ᵀH, 1ᵀ]: Σ(z − Hy) is conserved.
/// </summary>
public static class LinearFlow
{
    /// <summary>A, of order 2nm.</summary>
    public static Matrix<double> Matrix(Network network, ILocalLosses losses, double alpha)
    {
        var (laplacian, hessian) = Blocks(network, losses);
        var order = laplacian.RowCount;
        var a = Matrix<double>.Build.Dense(2 * order, 2 * order);
        a.SetSubMatrix(0, 0, -laplacian);
        a.SetSubMatrix(0, order, Matrix<double>.Build.DenseDiagonal(order, -alpha));
        a.SetSubMatrix(order, 0, -(hessian * laplacian));
        a.SetSubMatrix(order, order, -laplacian - (alpha * hessian));
        return a;
    }

    /// <summary>
    /// A restricted to Σ(z − Hy) = 0, of order (2n − 1)m, in the coordinates (y, σ) with z = Hy + (Q⊗I)σ and Q the n × (n − 1) orthonormal Helmert basis of 1⊥:
    /// [[−𝓛 − αH, −αQ], [−Qᵀ𝓛H, −Qᵀ𝓛Q]]. Its spectrum is that of A without the structural zeros, by construction and not by size.
    /// </summary>
    public static Matrix<double> Deflated(Network network, ILocalLosses losses, double alpha)
    {
        var (laplacian, hessian) = Blocks(network, losses);
        var order = laplacian.RowCount;
        var m = losses.Parameters;
        var q = Helmert(network.Nodes, m);
        var qt = q.Transpose();
        var reduced = order - m;
        var b = Matrix<double>.Build.Dense(order + reduced, order + reduced);
        b.SetSubMatrix(0, 0, -laplacian - (alpha * hessian));
        if (reduced > 0)
        {
            b.SetSubMatrix(0, order, -alpha * q);
            b.SetSubMatrix(order, 0, -(qt * laplacian * hessian));
            b.SetSubMatrix(order, order, -(qt * laplacian * q));
        }

        return b;
    }

    /// <summary>The eigenvalues of A without its m structural zeros, ascending by real, then imaginary part.</summary>
    public static Complex[] DeflatedSpectrum(Network network, ILocalLosses losses, double alpha)
    {
        var spectrum = Deflated(network, losses, alpha).Evd(Symmetricity.Asymmetric).EigenValues.ToArray();
        Array.Sort(spectrum, static (a, b) => (a.Real, a.Imaginary).CompareTo((b.Real, b.Imaginary)));
        return spectrum;
    }

    /// <summary>The flow's rate, −max Re λ: negative where the flow is unstable.</summary>
    public static double FlowRate(ReadOnlySpan<Complex> spectrum)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in spectrum)
        {
            largest = Math.Max(largest, value.Real);
        }

        return -largest;
    }

    /// <summary>Euler's rate per unit of model time, −ln max|1 + ηλ|/η: negative where Euler's step is unstable.</summary>
    public static double EulerRate(ReadOnlySpan<Complex> spectrum, double stepSize)
    {
        double largest = 0;
        foreach (var value in spectrum)
        {
            largest = Math.Max(largest, Complex.Abs(1 + (stepSize * value)));
        }

        return -Math.Log(largest) / stepSize;
    }

    /// <summary>(I + ηA)ᵏ by repeated squaring: k steps of Euler's method on a linear flow at once.</summary>
    public static Matrix<double> EulerPower(Matrix<double> flow, double stepSize, long steps)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var power = Matrix<double>.Build.DenseIdentity(flow.RowCount);
        var square = power + (stepSize * flow);
        for (; steps > 0; steps >>= 1)
        {
            power = (steps & 1) == 1 ? power * square : power;
            square = steps > 1 ? square * square : square;
        }

        return power;
    }

    private static (Matrix<double> Laplacian, Matrix<double> Hessian) Blocks(Network network, ILocalLosses losses)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(losses);
        var (n, m) = (network.Nodes, losses.Parameters);
        var entries = new double[n * n];
        Spectra.Laplacian.Add(network, 1, entries);
        var laplacian = Matrix<double>.Build.Dense(n * m, n * m);
        var hessian = Matrix<double>.Build.Dense(n * m, n * m);
        var block = new double[m * m];
        var zero = new double[m];
        for (var i = 0; i < n; i++)
        {
            Array.Clear(block);
            losses.AddHessian(i, zero, block);
            for (var c = 0; c < m; c++)
            {
                for (var d = 0; d < m; d++)
                {
                    hessian[(i * m) + c, (i * m) + d] = block[(c * m) + d];
                }

                for (var j = 0; j < n; j++)
                {
                    laplacian[(i * m) + c, (j * m) + c] = entries[(i * n) + j];
                }
            }
        }

        return (laplacian, hessian);
    }

    private static Matrix<double> Helmert(int n, int m)
    {
        var q = Matrix<double>.Build.Dense(n * m, (n - 1) * m);
        for (var k = 1; k < n; k++)
        {
            var length = Math.Sqrt((double)k * (k + 1));
            for (var c = 0; c < m; c++)
            {
                for (var i = 0; i < k; i++)
                {
                    q[(i * m) + c, ((k - 1) * m) + c] = 1 / length;
                }

                q[(k * m) + c, ((k - 1) * m) + c] = -k / length;
            }
        }

        return q;
    }
}
