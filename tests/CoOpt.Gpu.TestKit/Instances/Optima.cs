using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.TestKit.Instances;

/// <summary>Optima of random instances, where a few lines suffice to compute them.</summary>
public static class Optima
{
    /// <summary>
    /// Without a box x*ᵢ = bᵢ + κᵢ(b − Σb)/Σκ. With one, that same point is given as a mere point of reference: gaps are then measured from the cost without penalty.
    /// </summary>
    public static CpuOptimum Cpu(CpuProblem cpu)
    {
        ArgumentNullException.ThrowIfNull(cpu);
        var price = (cpu.Demand - cpu.Workload.Sum()) / cpu.Capacity.Sum();
        var cost = price * price * cpu.Capacity.Sum() / 2;
        ImmutableArray<double> x = [.. cpu.Workload.Zip(cpu.Capacity, (load, capacity) => load + capacity * price)];
        return new(cost, x, cost, x);
    }

    /// <summary>Quadratic: y* = (ΣAᵢ)⁻¹Σcᵢ. Other losses: the origin, as a mere point of reference.</summary>
    public static LearningOptimum Learning(LearningProblem problem, int nodes)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var m = problem.Parameters;
        if (problem.Quadratic is not { } data)
        {
            return new(0, [.. new double[m]], 0, 1);
        }

        var right = new double[m];
        for (var v = 0; v < data.Vectors.Length; v++)
        {
            right[v % m] += data.Vectors[v];
        }

        var y = Solve(SumOfMatrices(data, nodes, m), right);
        return new(-0.5 * y.Zip(right, (a, b) => a * b).Sum(), [.. y], 0, 1);
    }

    /// <summary>ΣAᵢ, row-major.</summary>
    public static double[] SumOfMatrices(QuadraticData data, int nodes, int m)
    {
        ArgumentNullException.ThrowIfNull(data);
        var sum = new double[m * m];
        for (var v = 0; v < nodes * m * m; v++)
        {
            sum[v % (m * m)] += data.Matrices[v];
        }

        return sum;
    }

    /// <summary>Solves a small dense system by elimination with partial pivoting.</summary>
    public static double[] Solve(double[] matrix, double[] right)
    {
        ArgumentNullException.ThrowIfNull(right);
        var m = right.Length;
        var (a, x) = ((double[])matrix.Clone(), (double[])right.Clone());
        for (var p = 0; p < m; p++)
        {
            var pivot = Enumerable.Range(p, m - p).MaxBy(r => Math.Abs(a[r * m + p]));
            for (var c = 0; c < m; c++)
            {
                (a[p * m + c], a[pivot * m + c]) = (a[pivot * m + c], a[p * m + c]);
            }

            (x[p], x[pivot]) = (x[pivot], x[p]);
            for (var r = p + 1; r < m; r++)
            {
                var factor = a[r * m + p] / a[p * m + p];
                for (var c = p; c < m; c++)
                {
                    a[r * m + c] -= factor * a[p * m + c];
                }

                x[r] -= factor * x[p];
            }
        }

        for (var r = m - 1; r >= 0; r--)
        {
            for (var c = r + 1; c < m; c++)
            {
                x[r] -= a[r * m + c] * x[c];
            }

            x[r] /= a[r * m + r];
        }

        return x;
    }
}
