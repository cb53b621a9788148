using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>
/// The losses of one scalar per sample. Least squares Σ(w·φ − ν − t)²; smooth hinge w·w + C·Σ(1/μ)log(1 + exp(μ(1 − l(w·φ − ν))));
/// logistic (1/Nᵢ)Σ log(1 + exp(−l(w·φ + c))) + (ridge/2)‖w‖². A node without samples has only the term in w.
/// </summary>
internal sealed class ReferenceMarginLoss(LearningProblem problem) : ReferenceLoss(problem)
{
    private readonly SampleData _samples = problem.Samples ?? throw new ArgumentException("this loss needs samples", nameof(problem));

    /// <summary>The last parameter is ν, subtracted, except for logistic, where it is c, added.</summary>
    private double InterceptSign => Problem.Loss == LossKind.Logistic ? 1 : -1;

    /// <summary>½ of the factor of ‖w‖².</summary>
    private double WeightOfNorm => Problem.Loss switch
    {
        LossKind.SmoothHinge => 1,
        LossKind.Logistic => Problem.Ridge / 2,
        _ => 0,
    };

    /// <inheritdoc/>
    public override double Value(int node, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var row = _samples.Offsets[node]; row < _samples.Offsets[node + 1]; row++)
        {
            var score = Score(row, y);
            var target = _samples.Targets[row];
            sum += Problem.Loss switch
            {
                LossKind.LeastSquares => (score - target) * (score - target),
                LossKind.SmoothHinge => Problem.C / Problem.Mu * ReferenceMath.LogOnePlusExp(Problem.Mu * (1 - target * score)),
                _ => ReferenceMath.LogOnePlusExp(-target * score) / Count(node),
            };
        }

        var w = y[..^1];
        return sum + WeightOfNorm * Dot(w, w);
    }

    /// <inheritdoc/>
    public override void AddGradient(int node, ReadOnlySpan<double> y, Span<double> gradient, Span<double> magnitude)
    {
        for (var row = _samples.Offsets[node]; row < _samples.Offsets[node + 1]; row++)
        {
            var score = Score(row, y);
            var target = _samples.Targets[row];
            var slope = Problem.Loss switch
            {
                LossKind.LeastSquares => 2 * (score - target),
                LossKind.SmoothHinge => -Problem.C * target * ReferenceMath.Sigmoid(Problem.Mu * (1 - target * score)),
                _ => -target * ReferenceMath.Sigmoid(-target * score) / Count(node),
            };
            var phi = _samples.FeatureRow(row);
            for (var c = 0; c < phi.Length; c++)
            {
                Add(gradient, magnitude, c, slope * phi[c]);
            }

            Add(gradient, magnitude, phi.Length, slope * InterceptSign);
        }

        for (var c = 0; c < y.Length - 1; c++)
        {
            Add(gradient, magnitude, c, 2 * WeightOfNorm * y[c]);
        }
    }

    private double Score(int row, ReadOnlySpan<double> y) => Dot(y, _samples.FeatureRow(row)) + InterceptSign * y[^1];

    private int Count(int node) => _samples.Offsets[node + 1] - _samples.Offsets[node];
}
