using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Theory.Losses;

/// <summary>
/// The CPU cost of a node, fᵢ(x) = (x − bᵢ)²/(2κᵢ), with the box penalty c·(p(x − hi) + p(lo − x)): p(u) = max(u, 0)² or (1/σ)log(1 + e^{σu}); p(−∞) = 0.
/// </summary>
public static class CpuCost
{
    /// <summary>Σᵢ fᵢ(xᵢ), with or without the penalty.</summary>
    public static double Total(CpuProblem problem, ReadOnlySpan<double> x, bool penalty)
    {
        ArgumentNullException.ThrowIfNull(problem);
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var above = x[i] - problem.Workload[i];
            sum += above * above / (2 * problem.Capacity[i]);
            sum += penalty ? Penalty(problem, x[i] - problem.Upper[i]) + Penalty(problem, problem.Lower[i] - x[i]) : 0;
        }

        return sum;
    }

    /// <summary>∂(fᵢ + penalty)/∂x.</summary>
    public static double Marginal(CpuProblem problem, int node, double x)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var plain = (x - problem.Workload[node]) / problem.Capacity[node];
        return plain + PenaltySlope(problem, x - problem.Upper[node]) - PenaltySlope(problem, problem.Lower[node] - x);
    }

    /// <summary>∂²(fᵢ + penalty)/∂x²; at a kink of p′ the larger one.</summary>
    public static double Curvature(CpuProblem problem, int node, double x)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return (1 / problem.Capacity[node]) + PenaltyCurvature(problem, x - problem.Upper[node]) + PenaltyCurvature(problem, problem.Lower[node] - x);
    }

    /// <summary>f″max = maxᵢ sup f″ᵢ: 1/κ + 2c (quadratic), 1/κ + cσ/4 (softplus), 1/κ (no box).</summary>
    public static double LargestCurvature(CpuProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        double largest = 0;
        for (var i = 0; i < problem.Nodes; i++)
        {
            var boxed = !double.IsNegativeInfinity(problem.Lower[i]) || !double.IsPositiveInfinity(problem.Upper[i]);
            var penalty = !boxed ? 0 : problem.Penalty switch
            {
                PenaltyForm.Quadratic => 2 * problem.PenaltyWeight,
                PenaltyForm.Softplus => problem.PenaltyWeight * problem.Sigma / 4,
                _ => 0,
            };
            largest = Math.Max(largest, (1 / problem.Capacity[i]) + penalty);
        }

        return largest;
    }

    private static double Penalty(CpuProblem problem, double excess) => problem.Penalty switch
    {
        PenaltyForm.Quadratic when excess > 0 => problem.PenaltyWeight * excess * excess,
        PenaltyForm.Softplus when !double.IsNegativeInfinity(excess) => problem.PenaltyWeight / problem.Sigma * Softplus.Value(problem.Sigma * excess),
        _ => 0,
    };

    private static double PenaltySlope(CpuProblem problem, double excess) => problem.Penalty switch
    {
        PenaltyForm.Quadratic when excess > 0 => 2 * problem.PenaltyWeight * excess,
        PenaltyForm.Softplus when !double.IsNegativeInfinity(excess) => problem.PenaltyWeight * Softplus.Slope(problem.Sigma * excess),
        _ => 0,
    };

    private static double PenaltyCurvature(CpuProblem problem, double excess) => problem.Penalty switch
    {
        PenaltyForm.Quadratic when excess >= 0 => 2 * problem.PenaltyWeight,
        PenaltyForm.Softplus when !double.IsNegativeInfinity(excess) => problem.PenaltyWeight * problem.Sigma * Softplus.Curvature(problem.Sigma * excess),
        _ => 0,
    };
}
