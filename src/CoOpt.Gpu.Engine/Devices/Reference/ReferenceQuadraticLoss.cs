using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>½yᵀAᵢy − cᵢᵀy, gradient Aᵢy − cᵢ.</summary>
internal sealed class ReferenceQuadraticLoss(LearningProblem problem) : ReferenceLoss(problem)
{
    private readonly QuadraticData _data = problem.Quadratic ?? throw new ArgumentException("a quadratic loss needs its matrices", nameof(problem));

    /// <inheritdoc/>
    public override double Value(int node, ReadOnlySpan<double> y)
    {
        var m = y.Length;
        var sum = 0.0;
        for (var r = 0; r < m; r++)
        {
            for (var c = 0; c < m; c++)
            {
                sum += 0.5 * y[r] * Entry(node, m, r, c) * y[c];
            }

            sum -= _data.Vectors[node * m + r] * y[r];
        }

        return sum;
    }

    /// <inheritdoc/>
    public override void AddGradient(int node, ReadOnlySpan<double> y, Span<double> gradient, Span<double> magnitude)
    {
        var m = y.Length;
        for (var r = 0; r < m; r++)
        {
            for (var c = 0; c < m; c++)
            {
                Add(gradient, magnitude, r, Entry(node, m, r, c) * y[c]);
            }

            Add(gradient, magnitude, r, -_data.Vectors[node * m + r]);
        }
    }

    private double Entry(int node, int m, int row, int column) => _data.Matrices[(node * m + row) * m + column];
}
