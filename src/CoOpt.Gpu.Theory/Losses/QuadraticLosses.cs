using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Losses;

/// <summary>gᵢ(y) = ½yᵀAᵢy − cᵢᵀy, ∇gᵢ = Aᵢy − cᵢ, ∇²gᵢ = Aᵢ, symmetric and possibly indefinite.</summary>
internal sealed class QuadraticLosses(QuadraticData data, int parameters) : ILocalLosses
{
    /// <inheritdoc/>
    public int Nodes => data.Vectors.Length / parameters;

    /// <inheritdoc/>
    public int Parameters => parameters;

    /// <inheritdoc/>
    public double Value(int node, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (var i = 0; i < parameters; i++)
        {
            sum += y[i] * ((Vectors.Dot(Row(node, i), y) / 2) - data.Vectors[(node * parameters) + i]);
        }

        return sum;
    }

    /// <inheritdoc/>
    public void Gradient(int node, ReadOnlySpan<double> y, Span<double> gradient)
    {
        for (var i = 0; i < parameters; i++)
        {
            gradient[i] = Vectors.Dot(Row(node, i), y) - data.Vectors[(node * parameters) + i];
        }
    }

    /// <inheritdoc/>
    public void AddHessianSum(ReadOnlySpan<double> y, double[] hessian)
    {
        for (var node = 0; node < Nodes; node++)
        {
            AddHessian(node, y, hessian);
        }
    }

    /// <inheritdoc/>
    public void AddHessian(int node, ReadOnlySpan<double> y, double[] hessian) => Vectors.AddScaled(1, Matrix(node), hessian);

    /// <inheritdoc/>
    public void HessianSumTimes(ReadOnlySpan<double> y, ReadOnlySpan<double> v, Span<double> product)
    {
        product.Clear();
        for (var node = 0; node < Nodes; node++)
        {
            for (var i = 0; i < parameters; i++)
            {
                product[i] += Vectors.Dot(Row(node, i), v);
            }
        }
    }

    /// <inheritdoc/>
    public void HessianSumDiagonal(ReadOnlySpan<double> y, Span<double> diagonal)
    {
        diagonal.Clear();
        for (var node = 0; node < Nodes; node++)
        {
            for (var i = 0; i < parameters; i++)
            {
                diagonal[i] += Row(node, i)[i];
            }
        }
    }

    /// <inheritdoc/>
    public double Lipschitz(int node)
    {
        Span<double> matrix = parameters <= 24 ? stackalloc double[parameters * parameters] : new double[parameters * parameters];
        Span<double> spectrum = parameters <= 24 ? stackalloc double[parameters] : new double[parameters];
        Matrix(node).CopyTo(matrix);
        SymmetricEigenvalues.Compute(matrix, spectrum);
        return Math.Max(Math.Abs(spectrum[0]), Math.Abs(spectrum[^1]));
    }

    private ReadOnlySpan<double> Matrix(int node) => data.Matrices.AsSpan().Slice(node * parameters * parameters, parameters * parameters);

    private ReadOnlySpan<double> Row(int node, int row) => data.Matrices.AsSpan().Slice(((node * parameters) + row) * parameters, parameters);
}
