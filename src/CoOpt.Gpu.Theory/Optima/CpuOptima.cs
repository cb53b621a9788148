using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>
/// The exact optima of CPU scheduling. Both follow from one scalar dual equation Σxᵢ(λ) = b, where every xᵢ is a non-decreasing function of the common
/// marginal cost λ: xᵢ = clip(bᵢ + κᵢλ, loᵢ, hiᵢ) for the hard box, the root of f′ᵢ + penalty′ᵢ = λ for the penalised problem, and without a box xᵢ =
/// bᵢ + κᵢ(b − Σb)/Σκ.
/// </summary>
public static class CpuOptima
{
    // Σhi = b up to rounding is a box that just fits: boxes are often given as multiples of b.
    private const double Fit = 1e-12;

    /// <summary>Both optima. A hard box that cannot hold b has cost +∞ and no minimiser.</summary>
    /// <exception cref="ArgumentException">A capacity that is not positive, or a lower bound above its upper one.</exception>
    public static CpuOptimum Of(CpuProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var n = problem.Nodes;
        double sumCapacity = 0, sumWorkload = 0, sumLower = 0, sumUpper = 0;
        for (var i = 0; i < n; i++)
        {
            if (!(problem.Capacity[i] > 0) || problem.Lower[i] > problem.Upper[i])
            {
                var given = FormattableString.Invariant($"node {i} has capacity {problem.Capacity[i]} and box [{problem.Lower[i]}, {problem.Upper[i]}]");
                throw new ArgumentException(given + "; capacity must be positive and lower ≤ upper", nameof(problem));
            }

            sumCapacity += problem.Capacity[i];
            sumWorkload += problem.Workload[i];
            sumLower += problem.Lower[i];
            sumUpper += problem.Upper[i];
        }

        var free = (problem.Demand - sumWorkload) / sumCapacity;
        var open = true;
        for (var i = 0; i < n && open; i++)
        {
            open = double.IsNegativeInfinity(problem.Lower[i]) && double.IsPositiveInfinity(problem.Upper[i]);
        }

        if (open)
        {
            var x = new double[n];
            for (var i = 0; i < n; i++)
            {
                x[i] = problem.Workload[i] + (problem.Capacity[i] * free);
            }

            var minimiser = ImmutableArray.Create(x);
            var least = (problem.Demand - sumWorkload) * free / 2;
            return new(least, minimiser, least, minimiser);
        }

        var penalised = Solve(problem, new PenalisedShares(problem), free, hard: false);
        var cost = CpuCost.Total(problem, penalised, penalty: true);
        var slack = Fit * Math.Max(1, Math.Abs(problem.Demand));
        if (sumLower > problem.Demand + slack || sumUpper < problem.Demand - slack)
        {
            return new(cost, ImmutableArray.Create(penalised), double.PositiveInfinity, []);
        }

        var boxed = Solve(problem, new BoxShares(problem), free, hard: true);
        return new(cost, ImmutableArray.Create(penalised), CpuCost.Total(problem, boxed, penalty: false), ImmutableArray.Create(boxed));
    }

    private static double[] Solve<TShares>(CpuProblem problem, TShares shares, double start, bool hard)
        where TShares : IMonotoneFunction, IShares
    {
        var lambda = MonotoneRoot.Find(shares, start);
        var x = new double[problem.Nodes];
        double sum = 0, give = 0;
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = shares.Share(i, lambda);
            sum += x[i];
            give += Slack(i);
        }

        // What rounding left of b − Σx goes to the nodes that λ moves, in proportion to their capacity.
        var remainder = problem.Demand - sum;
        for (var i = 0; i < x.Length && give > 0; i++)
        {
            x[i] += remainder * Slack(i) / give;
        }

        return x;

        double Slack(int i) => !hard || (x[i] > problem.Lower[i] && x[i] < problem.Upper[i]) ? problem.Capacity[i] : 0;
    }

    private interface IShares
    {
        double Share(int node, double lambda);
    }

    private readonly struct BoxShares(CpuProblem problem) : IMonotoneFunction, IShares
    {
        public double Share(int node, double lambda) =>
            Math.Clamp(problem.Workload[node] + (problem.Capacity[node] * lambda), problem.Lower[node], problem.Upper[node]);

        public (double Value, double Slope) At(double x)
        {
            double sum = -problem.Demand, slope = 0;
            for (var i = 0; i < problem.Nodes; i++)
            {
                var share = Share(i, x);
                sum += share;
                slope += share > problem.Lower[i] && share < problem.Upper[i] ? problem.Capacity[i] : 0;
            }

            return (sum, slope);
        }
    }

    private readonly struct PenalisedShares(CpuProblem problem) : IMonotoneFunction, IShares
    {
        public double Share(int node, double lambda)
        {
            var plain = problem.Workload[node] + (problem.Capacity[node] * lambda);
            if (problem.Penalty == PenaltyForm.None || problem.PenaltyWeight == 0)
            {
                return plain;
            }

            if (problem.Penalty == PenaltyForm.Softplus)
            {
                return MonotoneRoot.Find(new SoftplusMarginal(problem, node, lambda), Math.Clamp(plain, problem.Lower[node], problem.Upper[node]));
            }

            var bound = plain > problem.Upper[node] ? problem.Upper[node] : problem.Lower[node];
            var steep = 2 * problem.PenaltyWeight * problem.Capacity[node];
            return plain > problem.Upper[node] || plain < problem.Lower[node] ? (plain + (steep * bound)) / (1 + steep) : plain;
        }

        public (double Value, double Slope) At(double x)
        {
            double sum = -problem.Demand, slope = 0;
            for (var i = 0; i < problem.Nodes; i++)
            {
                var share = Share(i, x);
                sum += share;
                slope += 1 / CpuCost.Curvature(problem, i, share);
            }

            return (sum, slope);
        }
    }

    private readonly struct SoftplusMarginal(CpuProblem problem, int node, double lambda) : IMonotoneFunction
    {
        public (double Value, double Slope) At(double x) => (CpuCost.Marginal(problem, node, x) - lambda, CpuCost.Curvature(problem, node, x));
    }
}
