using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>The training loss gᵢ(y) of one node and its gradient, term by term as <see cref="LossKind"/> writes them.</summary>
internal abstract class ReferenceLoss(LearningProblem problem)
{
    /// <summary>The problem.</summary>
    protected LearningProblem Problem { get; } = problem;

    /// <summary>The loss of this problem's kind.</summary>
    public static ReferenceLoss Of(LearningProblem problem) => problem.Loss switch
    {
        LossKind.Quadratic => new ReferenceQuadraticLoss(problem),
        LossKind.None => new ReferenceNoLoss(problem),
        LossKind.Softmax => new ReferenceSoftmaxLoss(problem),
        _ => new ReferenceMarginLoss(problem),
    };

    /// <summary>gᵢ(y).</summary>
    public abstract double Value(int node, ReadOnlySpan<double> y);

    /// <summary>
    /// Adds ∇gᵢ(y) to <paramref name="gradient"/> and, where wanted, the magnitudes of its terms to <paramref name="magnitude"/> (what cancels in the sum).
    /// </summary>
    public abstract void AddGradient(int node, ReadOnlySpan<double> y, Span<double> gradient, Span<double> magnitude);

    /// <summary>Σᵢ gᵢ(y) at one common point.</summary>
    public double Total(int nodes, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < nodes; i++)
        {
            sum += Value(i, y);
        }

        return sum;
    }

    /// <summary>Adds one term to a component of the gradient.</summary>
    protected static void Add(Span<double> gradient, Span<double> magnitude, int component, double term)
    {
        gradient[component] += term;
        magnitude[component] += Math.Abs(term);
    }

    /// <summary>w·φ, without the intercept.</summary>
    protected static double Dot(ReadOnlySpan<double> w, ReadOnlySpan<double> phi)
    {
        var sum = 0.0;
        for (var c = 0; c < phi.Length; c++)
        {
            sum += w[c] * phi[c];
        }

        return sum;
    }
}
