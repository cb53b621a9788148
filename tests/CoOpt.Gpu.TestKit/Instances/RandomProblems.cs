using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.TestKit.Instances;

/// <summary>Random problems and starts.</summary>
internal static class RandomProblems
{
    private const int Classes = 3;

    /// <summary>κ ~ U[1, 5], bᵢ ~ U[0, 8], b = 1.3·Σbᵢ, and a box around the equal share that some nodes start outside of.</summary>
    public static CpuProblem Cpu(Random random, int nodes, PenaltyForm penalty)
    {
        var capacity = Draw(nodes, () => RandomInstances.Uniform(random, 1, 5));
        var workload = Draw(nodes, () => RandomInstances.Uniform(random, 0, 8));
        var demand = 1.3 * workload.Sum();
        return new()
        {
            Capacity = capacity,
            Workload = workload,
            Lower = Draw(nodes, () => penalty == PenaltyForm.None ? double.NegativeInfinity : RandomInstances.Uniform(random, 0.2, 1.1) * demand / nodes),
            Upper = Draw(nodes, () => penalty == PenaltyForm.None ? double.PositiveInfinity : RandomInstances.Uniform(random, 1.1, 1.6) * demand / nodes),
            Demand = demand,
            Penalty = penalty,
            PenaltyWeight = penalty == PenaltyForm.None ? 0 : RandomInstances.Uniform(random, 0.5, 2),
            Sigma = RandomInstances.Uniform(random, 2, 20),
        };
    }

    /// <summary>Quadratic matrices, or one to four samples a node: two Gaussian classes (three for softmax), or a line with noise.</summary>
    public static LearningProblem Learning(Random random, int nodes, int dimensions, LossKind loss, bool definite)
    {
        if (loss == LossKind.Quadratic)
        {
            return new() { Loss = loss, Parameters = dimensions, Quadratic = Quadratic(random, nodes, dimensions, definite) };
        }

        if (loss == LossKind.None)
        {
            return new() { Loss = loss, Parameters = 0 };
        }

        var offsets = new int[nodes + 1];
        for (var i = 0; i < nodes; i++)
        {
            offsets[i + 1] = offsets[i] + random.Next(1, 5);
        }

        var features = new List<double>();
        var targets = new List<double>();
        for (var row = 0; row < offsets[^1]; row++)
        {
            var label = loss switch
            {
                LossKind.Softmax => random.Next(Classes),
                LossKind.LeastSquares => Normal(random),
                _ => random.Next(2) == 0 ? -1 : 1,
            };
            targets.Add(label);
            for (var c = 0; c < dimensions; c++)
            {
                features.Add(0.7 * label + Normal(random));
            }
        }

        var classes = loss switch { LossKind.Softmax => Classes, LossKind.LeastSquares => 0, _ => 2 };
        return new()
        {
            Loss = loss,
            Parameters = (classes == Classes ? Classes : 1) * (dimensions + 1),
            Ridge = RandomInstances.Uniform(random, 0.01, 0.1),
            Samples = new(dimensions, classes, [.. offsets], [.. features], [.. targets]),
        };
    }

    /// <summary>x near the equal share with Σx = b, y ~ N(0, 1).</summary>
    public static StartState Start(Random random, CpuProblem cpu, int parameters, bool trackerAtGradient)
    {
        var n = cpu.Nodes;
        var offset = Draw(n, () => RandomInstances.Uniform(random, -1, 1));
        var mean = offset.Sum() / n;
        return new([.. offset.Select(o => cpu.Demand / n + o - mean)], Draw(n * parameters, () => Normal(random)), trackerAtGradient);
    }

    /// <summary>An upper bound of ‖∇²gᵢ‖ over i by traces: crude, and enough for a safe step.</summary>
    public static double Lipschitz(LearningProblem problem, int nodes) => Enumerable.Range(0, nodes).Max(i =>
    {
        if (problem.Quadratic is { } quadratic)
        {
            var m = problem.Parameters;
            return Math.Sqrt(quadratic.Matrices.AsSpan().Slice(i * m * m, m * m).ToArray().Sum(a => a * a));
        }

        if (problem.Samples is not { } samples)
        {
            return 1;
        }

        var (from, to) = (samples.Offsets[i], samples.Offsets[i + 1]);
        var squares = Enumerable.Range(from, to - from).Sum(row => 1 + samples.FeatureRow(row).ToArray().Sum(v => v * v));
        return problem.Loss switch
        {
            LossKind.LeastSquares => 2 * squares,
            LossKind.SmoothHinge => 2 + problem.C * problem.Mu / 4 * squares,
            LossKind.Logistic => squares / 4 / (to - from) + problem.Ridge,
            _ => squares / 2 / (to - from) + problem.Ridge,
        };
    });

    private static QuadraticData Quadratic(Random random, int nodes, int m, bool definite)
    {
        var matrices = new double[nodes * m * m];
        for (var i = 0; i < nodes; i++)
        {
            var root = Draw(m * m, () => Normal(random));
            for (var r = 0; r < m; r++)
            {
                for (var c = 0; c < m; c++)
                {
                    var gram = Enumerable.Range(0, m).Sum(k => root[r * m + k] * root[c * m + k]) / m;

                    // Every other node curves downwards by 0.3; the sum keeps more than 0.2 per node.
                    var shift = r != c ? 0 : definite ? 0.5 : i % 2 == 0 ? 1.5 : -0.3;
                    matrices[(i * m + r) * m + c] = (definite || i % 2 == 0 ? gram : 0) + shift;
                }
            }
        }

        return new([.. matrices], Draw(nodes * m, () => Normal(random)));
    }

    private static ImmutableArray<double> Draw(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
