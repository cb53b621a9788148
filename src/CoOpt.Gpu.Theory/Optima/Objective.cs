using CoOpt.Gpu.Theory.Algebra;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>A point of the centralised problem: y, G(y) = Σgᵢ(y), Σ∇gᵢ(y), its norm, and the scale max(1, Σ‖∇gᵢ(y)‖) it is measured against.</summary>
internal sealed record ObjectivePoint(double[] Y, double Value, double[] Gradient, double GradientNorm, double GradientScale)
{
    /// <summary>Whether the goal for ‖Σ∇gᵢ‖ is met.</summary>
    public bool IsOptimal => GradientNorm <= LearningOptima.Goal * GradientScale;
}

/// <summary>G(y) = Σgᵢ(y). Nodes may be evaluated by several threads; they are added in their order.</summary>
internal sealed class Objective(ILocalLosses losses)
{
    // Evaluations of a node's loss and gradient on fewer parameters than this are too short to share between threads.
    private const int ParallelParameters = 64;

    /// <summary>The losses.</summary>
    public ILocalLosses Losses => losses;

    /// <summary>Value and gradient at <paramref name="y"/>.</summary>
    public ObjectivePoint At(double[] y)
    {
        var (n, m) = (losses.Nodes, losses.Parameters);
        var values = new double[n];
        var gradients = new double[n * m];
        void Node(int i)
        {
            values[i] = losses.Value(i, y);
            losses.Gradient(i, y, gradients.AsSpan(i * m, m));
        }

        if (m < ParallelParameters)
        {
            for (var i = 0; i < n; i++)
            {
                Node(i);
            }
        }
        else
        {
            Parallel.For(0, n, Node);
        }

        var sum = new double[m];
        double value = 0, scale = 0;
        for (var i = 0; i < n; i++)
        {
            value += values[i];
            scale += Vectors.Norm(gradients.AsSpan(i * m, m));
            Vectors.AddScaled(1, gradients.AsSpan(i * m, m), sum);
        }

        return new(y, value, sum, Vectors.Norm(sum), Math.Max(1, scale));
    }
}
