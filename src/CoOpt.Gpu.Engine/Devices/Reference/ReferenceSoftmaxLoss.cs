using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>(1/Nᵢ)·Σ −log softmax(Wφ + c)_l + (ridge/2)‖W‖², with y = (w₀, c₀, w₁, c₁, …). A node without samples has only the ridge.</summary>
internal sealed class ReferenceSoftmaxLoss(LearningProblem problem) : ReferenceLoss(problem)
{
    private readonly SampleData _samples = problem.Samples ?? throw new ArgumentException("this loss needs samples", nameof(problem));

    private int Block => _samples.Dimensions + 1;

    /// <inheritdoc/>
    public override double Value(int node, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var row = _samples.Offsets[node]; row < _samples.Offsets[node + 1]; row++)
        {
            var scores = Scores(row, y);
            var top = scores.Max();
            sum += (top + Math.Log(scores.Sum(v => Math.Exp(v - top))) - scores[(int)_samples.Targets[row]]) / Count(node);
        }

        for (var c = 0; c < y.Length; c++)
        {
            sum += IsIntercept(c) ? 0 : Problem.Ridge / 2 * y[c] * y[c];
        }

        return sum;
    }

    /// <inheritdoc/>
    public override void AddGradient(int node, ReadOnlySpan<double> y, Span<double> gradient, Span<double> magnitude)
    {
        for (var row = _samples.Offsets[node]; row < _samples.Offsets[node + 1]; row++)
        {
            var scores = Scores(row, y);
            var top = scores.Max();
            var total = scores.Sum(v => Math.Exp(v - top));
            var phi = _samples.FeatureRow(row);
            for (var k = 0; k < scores.Length; k++)
            {
                var slope = (Math.Exp(scores[k] - top) / total - (k == (int)_samples.Targets[row] ? 1 : 0)) / Count(node);
                for (var c = 0; c < phi.Length; c++)
                {
                    Add(gradient, magnitude, k * Block + c, slope * phi[c]);
                }

                Add(gradient, magnitude, k * Block + phi.Length, slope);
            }
        }

        for (var c = 0; c < y.Length; c++)
        {
            Add(gradient, magnitude, c, IsIntercept(c) ? 0 : Problem.Ridge * y[c]);
        }
    }

    private double[] Scores(int row, ReadOnlySpan<double> y)
    {
        var phi = _samples.FeatureRow(row);
        var scores = new double[y.Length / Block];
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = Dot(y.Slice(k * Block, phi.Length), phi) + y[k * Block + phi.Length];
        }

        return scores;
    }

    private bool IsIntercept(int component) => component % Block == Block - 1;

    private int Count(int node) => _samples.Offsets[node + 1] - _samples.Offsets[node];
}
