using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Algebra;

namespace CoOpt.Gpu.Theory.Losses;

/// <summary>
/// gᵢ(y) = (1/Nᵢ)·Σ_s −log softmax(Wφ_s + c)_{l_s} + (ridge/2)‖W‖², y = (w₀, c₀, w₁, c₁, …). With p = softmax and φ̃ = (φ, 1):
/// ∇gᵢ = (1/Nᵢ)Σ (p − e_l)⊗φ̃ + ridge·W, ∇²gᵢ = (1/Nᵢ)Σ (diag p − ppᵀ)⊗φ̃φ̃ᵀ + ridge on the weights.
/// Adding one number to every intercept changes nothing: all gᵢ are flat along that direction.
/// </summary>
internal sealed class SoftmaxLosses(SampleData samples, double ridge) : ILocalLosses
{
    private readonly int _width = samples.Dimensions + 1;

    /// <inheritdoc/>
    public int Nodes => samples.Nodes;

    /// <inheritdoc/>
    public int Parameters => samples.Classes * _width;

    /// <inheritdoc/>
    public double Value(int node, ReadOnlySpan<double> y)
    {
        var scores = new double[samples.Classes];
        double sum = 0;
        for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
        {
            Scores(s, y, scores);
            var score = scores[(int)samples.Targets[s]];
            sum += Normalize(scores) - score;
        }

        double squares = 0;
        for (var k = 0; k < samples.Classes; k++)
        {
            var w = y.Slice(k * _width, _width - 1);
            squares += Vectors.Dot(w, w);
        }

        return (Weight(node) * sum) + (ridge / 2 * squares);
    }

    /// <inheritdoc/>
    public void Gradient(int node, ReadOnlySpan<double> y, Span<double> gradient)
    {
        gradient.Clear();
        var p = new double[samples.Classes];
        var weight = Weight(node);
        for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
        {
            Scores(s, y, p);
            Normalize(p);
            p[(int)samples.Targets[s]] -= 1;
            AddSample(weight, p, s, gradient);
        }

        AddRidgeTimes(ridge, y, gradient);
    }

    /// <inheritdoc/>
    public void AddHessianSum(ReadOnlySpan<double> y, double[] hessian) => AddHessian(y, hessian, 0, samples.Count, Nodes);

    /// <inheritdoc/>
    public void AddHessian(int node, ReadOnlySpan<double> y, double[] hessian) => AddHessian(y, hessian, samples.Offsets[node], samples.Offsets[node + 1], 1);

    /// <inheritdoc/>
    public void HessianSumTimes(ReadOnlySpan<double> y, ReadOnlySpan<double> v, Span<double> product)
    {
        // One partial sum per node, added in the order of the nodes: the threads then do not show in the bytes.
        var m = Parameters;
        var point = y.ToArray();
        var direction = v.ToArray();
        var partial = new double[Nodes * m];
        void Node(int node)
        {
            var p = new double[samples.Classes];
            var u = new double[samples.Classes];
            for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
            {
                Scores(s, point, p);
                Normalize(p);
                Scores(s, direction, u);
                var mean = Vectors.Dot(p, u);
                for (var k = 0; k < u.Length; k++)
                {
                    u[k] = p[k] * (u[k] - mean);
                }

                AddSample(Weight(node), u, s, partial.AsSpan(node * m, m));
            }
        }

        Parallel.For(0, Nodes, Node);
        product.Clear();
        for (var node = 0; node < Nodes; node++)
        {
            Vectors.AddScaled(1, partial.AsSpan(node * m, m), product);
        }

        AddRidgeTimes(ridge * Nodes, v, product);
    }

    /// <inheritdoc/>
    public void HessianSumDiagonal(ReadOnlySpan<double> y, Span<double> diagonal)
    {
        diagonal.Clear();
        var p = new double[samples.Classes];
        for (var node = 0; node < Nodes; node++)
        {
            var weight = Weight(node);
            for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
            {
                Scores(s, y, p);
                Normalize(p);
                var phi = samples.FeatureRow(s);
                for (var k = 0; k < p.Length; k++)
                {
                    var curvature = weight * p[k] * (1 - p[k]);
                    var block = diagonal.Slice(k * _width, _width);
                    for (var i = 0; i < phi.Length; i++)
                    {
                        block[i] += curvature * phi[i] * phi[i];
                    }

                    block[^1] += curvature;
                }
            }
        }

        for (var k = 0; k < samples.Classes; k++)
        {
            foreach (ref var value in diagonal.Slice(k * _width, _width - 1))
            {
                value += ridge * Nodes;
            }
        }
    }

    /// <inheritdoc/>
    public double Lipschitz(int node) => (Weight(node) / 2 * SampleGram.LargestEigenvalue(samples, node)) + ridge;

    private void AddHessian(ReadOnlySpan<double> y, double[] hessian, int first, int end, int nodes)
    {
        var classes = samples.Classes;
        var probabilities = new double[samples.Count * classes];
        var weights = new double[samples.Count];
        for (var node = 0; node < Nodes; node++)
        {
            for (var s = samples.Offsets[node]; s < samples.Offsets[node + 1]; s++)
            {
                weights[s] = Weight(node);
                var p = probabilities.AsSpan(s * classes, classes);
                Scores(s, y, p);
                Normalize(p);
            }
        }

        var curvatures = new double[samples.Count];
        for (var k = 0; k < classes; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                for (var s = first; s < end; s++)
                {
                    curvatures[s] = weights[s] * probabilities[(s * classes) + k] * ((k == l ? 1 : 0) - probabilities[(s * classes) + l]);
                }

                WeightedGram.Add(samples.Features.AsMemory(), samples.Dimensions, first, end, 1, curvatures, hessian, Parameters, At(k, l, 0));
                for (var i = 0; i < _width && l < k; i++)
                {
                    hessian.AsSpan(At(k, l, i), _width).CopyTo(hessian.AsSpan(At(l, k, i), _width));
                }
            }

            for (var i = k * _width; i < ((k + 1) * _width) - 1; i++)
            {
                hessian[(i * Parameters) + i] += ridge * nodes;
            }
        }
    }

    // Where row i of the Hessian's block of classes k and l starts.
    private int At(int k, int l, int i) => (((k * _width) + i) * Parameters) + (l * _width);

    private double Weight(int node)
    {
        var count = samples.Offsets[node + 1] - samples.Offsets[node];
        return count > 0 ? 1.0 / count : 0;
    }

    private void Scores(int sample, ReadOnlySpan<double> y, Span<double> scores)
    {
        var phi = samples.FeatureRow(sample);
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = Vectors.Dot(phi, y.Slice(k * _width, _width - 1)) + y[((k + 1) * _width) - 1];
        }
    }

    // Scores become probabilities; returns log Σ e^score, with the largest taken out so that nothing overflows.
    private static double Normalize(Span<double> scores)
    {
        var largest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        double sum = 0;
        foreach (ref var score in scores)
        {
            score = Math.Exp(score - largest);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }

        return largest + Math.Log(sum);
    }

    private void AddSample(double weight, ReadOnlySpan<double> factors, int sample, Span<double> target)
    {
        var phi = samples.FeatureRow(sample);
        for (var k = 0; k < factors.Length; k++)
        {
            Vectors.AddScaled(weight * factors[k], phi, target.Slice(k * _width, _width - 1));
            target[((k + 1) * _width) - 1] += weight * factors[k];
        }
    }

    private void AddRidgeTimes(double factor, ReadOnlySpan<double> v, Span<double> target)
    {
        for (var k = 0; k < samples.Classes; k++)
        {
            Vectors.AddScaled(factor, v.Slice(k * _width, _width - 1), target.Slice(k * _width, _width - 1));
        }
    }
}
