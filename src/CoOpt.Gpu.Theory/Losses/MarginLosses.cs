using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Losses;

/// <summary>
/// Generalised linear losses gᵢ(y) = aᵢ·Σ_s ψ(φ̃_s·y; l_s) + ½·Ridge·‖w‖² with y = (w, intercept) and aᵢ = 1, or 1/Nᵢ for mean losses (0 without samples).
/// ∇gᵢ = aᵢΣψ′φ̃ + Ridge·(w, 0), ∇²gᵢ = aᵢΣψ″φ̃φ̃ᵀ + Ridge·diag(1, …, 1, 0).
/// </summary>
internal sealed class MarginLosses<TFunction>(TFunction function, SampleData samples) : ILocalLosses
    where TFunction : struct, IMarginFunction
{
    private readonly int _dimensions = samples.Dimensions;

    /// <inheritdoc/>
    public int Nodes => samples.Nodes;

    /// <inheritdoc/>
    public int Parameters => _dimensions + 1;

    /// <inheritdoc/>
    public double Value(int node, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
        {
            sum += function.Value(Margin(s, y), samples.Targets[s]);
        }

        return (Weight(node) * sum) + (function.Ridge / 2 * Vectors.Dot(y[.._dimensions], y[.._dimensions]));
    }

    /// <inheritdoc/>
    public void Gradient(int node, ReadOnlySpan<double> y, Span<double> gradient)
    {
        gradient.Clear();
        var weight = Weight(node);
        for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
        {
            AddSample(weight * function.Slope(Margin(s, y), samples.Targets[s]), s, gradient);
        }

        Vectors.AddScaled(function.Ridge, y[.._dimensions], gradient);
    }

    /// <inheritdoc/>
    public void AddHessianSum(ReadOnlySpan<double> y, double[] hessian)
    {
        WeightedGram.Add(samples.Features.AsMemory(), _dimensions, 0, samples.Count, function.Intercept, Curvatures(y), hessian, Parameters, 0);
        AddRidge(hessian, Nodes);
    }

    /// <inheritdoc/>
    public void AddHessian(int node, ReadOnlySpan<double> y, double[] hessian)
    {
        var (first, end) = (samples.Offsets[node], samples.Offsets[node + 1]);
        WeightedGram.Add(samples.Features.AsMemory(), _dimensions, first, end, function.Intercept, Curvatures(y), hessian, Parameters, 0);
        AddRidge(hessian, 1);
    }

    /// <inheritdoc/>
    public void HessianSumTimes(ReadOnlySpan<double> y, ReadOnlySpan<double> v, Span<double> product)
    {
        // One partial sum per node, added in the order of the nodes: the threads then do not show in the bytes.
        var m = Parameters;
        var (point, direction, partial) = (y.ToArray(), v.ToArray(), new double[Nodes * m]);
        void Node(int node)
        {
            var weight = Weight(node);
            var sum = partial.AsSpan(node * m, m);
            for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
            {
                AddSample(weight * function.Curvature(Margin(s, point), samples.Targets[s]) * Margin(s, direction), s, sum);
            }
        }

        Parallel.For(0, Nodes, Node);
        product.Clear();
        for (var node = 0; node < Nodes; node++)
        {
            Vectors.AddScaled(1, partial.AsSpan(node * m, m), product);
        }

        Vectors.AddScaled(function.Ridge * Nodes, v[.._dimensions], product);
    }

    /// <inheritdoc/>
    public void HessianSumDiagonal(ReadOnlySpan<double> y, Span<double> diagonal)
    {
        diagonal[.._dimensions].Fill(function.Ridge * Nodes);
        diagonal[_dimensions] = 0;
        var curvatures = Curvatures(y);
        for (var s = 0; s < samples.Count; s++)
        {
            var phi = samples.FeatureRow(s);
            for (var i = 0; i < _dimensions; i++)
            {
                diagonal[i] += curvatures[s] * phi[i] * phi[i];
            }

            diagonal[_dimensions] += curvatures[s];
        }
    }

    /// <inheritdoc/>
    public double Lipschitz(int node) => (function.LargestCurvature * Weight(node) * SampleGram.LargestEigenvalue(samples, node)) + function.Ridge;

    private double Weight(int node)
    {
        var count = samples.Offsets[node + 1] - samples.Offsets[node];
        return !function.Mean ? 1 : count > 0 ? 1.0 / count : 0;
    }

    private double Margin(int sample, ReadOnlySpan<double> y) => Vectors.Dot(samples.FeatureRow(sample), y) + (function.Intercept * y[_dimensions]);

    private void AddSample(double factor, int sample, Span<double> target)
    {
        Vectors.AddScaled(factor, samples.FeatureRow(sample), target);
        target[_dimensions] += factor * function.Intercept;
    }

    private double[] Curvatures(ReadOnlySpan<double> y)
    {
        var curvatures = new double[samples.Count];
        for (var node = 0; node < Nodes; node++)
        {
            var weight = Weight(node);
            for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
            {
                curvatures[s] = weight * function.Curvature(Margin(s, y), samples.Targets[s]);
            }
        }

        return curvatures;
    }

    private void AddRidge(double[] hessian, int nodes)
    {
        for (var i = 0; i < _dimensions; i++)
        {
            hessian[(i * Parameters) + i] += function.Ridge * nodes;
        }
    }
}
