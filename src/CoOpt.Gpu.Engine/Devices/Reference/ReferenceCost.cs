using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>The CPU cost of one node: (x − bᵢ)²/(2κᵢ) plus the penalty of its box, and the derivative.</summary>
internal sealed class ReferenceCost(CpuProblem problem)
{
    /// <summary>fᵢ(x) + fᵢ^Ξ(x).</summary>
    public double Value(int node, double x)
    {
        var miss = x - problem.Workload[node];
        var (over, under) = Excess(node, x);
        var penalty = problem.Penalty switch
        {
            PenaltyForm.Quadratic => Square(Math.Max(over, 0)) + Square(Math.Max(under, 0)),
            PenaltyForm.Softplus => (ReferenceMath.LogOnePlusExp(problem.Sigma * over) + ReferenceMath.LogOnePlusExp(problem.Sigma * under)) / problem.Sigma,
            _ => 0,
        };
        return miss * miss / (2 * problem.Capacity[node]) + problem.PenaltyWeight * penalty;
    }

    /// <summary>∂fᵢ(x) + ∂fᵢ^Ξ(x).</summary>
    public double Derivative(int node, double x)
    {
        var (over, under) = Excess(node, x);
        var penalty = problem.Penalty switch
        {
            PenaltyForm.Quadratic => 2 * Math.Max(over, 0) - 2 * Math.Max(under, 0),
            PenaltyForm.Softplus => ReferenceMath.Sigmoid(problem.Sigma * over) - ReferenceMath.Sigmoid(problem.Sigma * under),
            _ => 0,
        };
        return (x - problem.Workload[node]) / problem.Capacity[node] + problem.PenaltyWeight * penalty;
    }

    /// <summary>The largest magnitude that enters the derivative.</summary>
    public double Operands(int node, double x)
    {
        var size = Math.Max(Math.Abs(x), Math.Abs(problem.Workload[node])) / problem.Capacity[node];
        var (over, under) = Excess(node, x);
        var outside = Math.Max(Math.Max(over, under), 0);
        return problem.Penalty switch
        {
            PenaltyForm.Quadratic when outside > 0 => Math.Max(size, 2 * problem.PenaltyWeight * Math.Max(Math.Abs(x), outside)),

            // The slope of the sigmoid is σ/4 at most, so an error of x enters with cσ/4.
            PenaltyForm.Softplus => Math.Max(size, problem.PenaltyWeight * Math.Max(1, problem.Sigma / 4 * Math.Abs(x))),
            _ => size,
        };
    }

    /// <summary>Σᵢ fᵢ(xᵢ) + fᵢ^Ξ(xᵢ).</summary>
    public double Total(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += Value(i, x[i]);
        }

        return sum;
    }

    private (double Over, double Under) Excess(int node, double x) => (x - problem.Upper[node], problem.Lower[node] - x);

    private static double Square(double v) => v * v;
}
