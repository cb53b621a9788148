using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Theory.Tests;

/// <summary>Networks and problems for tests, from a seed.</summary>
internal static class Samples
{
    public static Network Ring(int n) => Network.FromEdges(n, Enumerable.Range(0, n).Select(i => new Edge(i, (i + 1) % n)));

    public static Network Path(int n) => Network.FromEdges(n, Enumerable.Range(0, n - 1).Select(i => new Edge(i, i + 1)));

    public static Network Star(int n) => Network.FromEdges(n, Enumerable.Range(1, n - 1).Select(i => new Edge(0, i)));

    public static Network Complete(int n) => Network.FromEdges(n, from i in Enumerable.Range(0, n) from j in Enumerable.Range(i + 1, n - i - 1) select new Edge(i, j));

    public static Network Exponential(int n)
    {
        var links = new HashSet<(int, int)>();
        for (var hop = 1; hop < n; hop *= 2)
        {
            for (var i = 0; i < n; i++)
            {
                var j = (i + hop) % n;
                links.Add((Math.Min(i, j), Math.Max(i, j)));
            }
        }

        return Network.FromEdges(n, links.Select(l => new Edge(l.Item1, l.Item2)));
    }

    /// <summary>A ring with random chords and weights: connected by construction.</summary>
    public static Network Random(int n, double p, Random random)
    {
        var edges = new List<Edge>();
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                if (j == i + 1 || random.NextDouble() < p)
                {
                    edges.Add(new(i, j, 0.2 + random.NextDouble()));
                }
            }
        }

        return Network.FromEdges(n, edges);
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => Normal(random))];

    public static CpuProblem Cpu(int n, PenaltyForm penalty, Random random, double slack = 1.5)
    {
        var capacity = Enumerable.Range(0, n).Select(_ => 1 + (4 * random.NextDouble())).ToImmutableArray();
        var workload = Enumerable.Range(0, n).Select(_ => 8 * random.NextDouble()).ToImmutableArray();
        var demand = 1.3 * workload.Sum();
        var share = demand / capacity.Sum();
        return new()
        {
            Capacity = capacity,
            Workload = workload,
            Demand = demand,
            Lower = [.. capacity.Select(k => penalty == PenaltyForm.None ? double.NegativeInfinity : 0.5 * share * k)],
            Upper = [.. capacity.Select(k => penalty == PenaltyForm.None ? double.PositiveInfinity : slack * share * k)],
            Penalty = penalty,
            PenaltyWeight = 1,
            Sigma = 20,
        };
    }

    /// <summary>Random data for any loss; labels of every class at every node.</summary>
    public static LearningProblem Learning(LossKind loss, int nodes, int dimensions, int perNode, Random random, double ridge = 1e-3)
    {
        var classes = loss == LossKind.Softmax ? 3 : 2;
        if (loss == LossKind.Quadratic)
        {
            return Quadratic(nodes, dimensions, random, definite: true);
        }

        var count = nodes * perNode;
        var targets = Enumerable.Range(0, count).Select(s => loss switch
        {
            LossKind.LeastSquares => Normal(random),
            LossKind.Softmax => s % classes,
            _ => s % 2 == 0 ? 1.0 : -1.0,
        }).ToImmutableArray();
        var features = targets.SelectMany(t => Enumerable.Range(0, dimensions).Select(_ => Normal(random) + (0.5 * t))).ToImmutableArray();
        return new()
        {
            Loss = loss,
            Parameters = loss == LossKind.Softmax ? classes * (dimensions + 1) : dimensions + 1,
            Ridge = ridge,
            Samples = new(dimensions, loss == LossKind.LeastSquares ? 0 : classes, [.. Enumerable.Range(0, nodes + 1).Select(i => i * perNode)], features, targets),
        };
    }

    /// <summary>Aᵢ = BᵢBᵢᵀ/m + I/10, or with one node's share of the sum taken off so that single Aᵢ are indefinite while ΣAᵢ stays as it was.</summary>
    public static LearningProblem Quadratic(int nodes, int m, Random random, bool definite)
    {
        var matrices = new double[nodes * m * m];
        for (var i = 0; i < nodes; i++)
        {
            var b = Normals(m * m, random);
            for (var r = 0; r < m; r++)
            {
                for (var c = 0; c < m; c++)
                {
                    double sum = r == c ? 0.1 : 0;
                    for (var k = 0; k < m; k++)
                    {
                        sum += b[(r * m) + k] * b[(c * m) + k] / m;
                    }

                    matrices[(i * m * m) + (r * m) + c] = sum;
                }
            }
        }

        for (var i = 0; i + 1 < nodes && !definite; i += 2)
        {
            for (var r = 0; r < m; r++)
            {
                matrices[(i * m * m) + (r * m) + r] += 2;
                matrices[((i + 1) * m * m) + (r * m) + r] -= 2;
            }
        }

        return new()
        {
            Loss = LossKind.Quadratic,
            Parameters = m,
            Quadratic = new(ImmutableArray.Create(matrices), ImmutableArray.Create(Normals(nodes * m, random))),
        };
    }

    public static InstanceDraft Draft(NetworkSchedule network, CpuProblem cpu, LearningProblem learning, Quantity alpha, LinkSettings links, MethodSettings? method = null)
    {
        var n = network.Nodes;
        return new()
        {
            Index = 7,
            Network = network,
            Redraws = 0,
            Cpu = cpu,
            Learning = learning,
            Start = new([.. Enumerable.Repeat(cpu.Demand / n, n)], [.. new double[n * learning.Parameters]], true),
            Settings = new()
            {
                Seed = 0,
                Problem = new() { Nodes = n, Cpu = new(), Learning = new() { Loss = learning.Loss, Data = DataSource.Quadratic } },
                Network = new(),
                Links = links,
                Method = (method ?? new MethodSettings { Alpha = alpha, Steps = 4000 }) with { Alpha = alpha },
                Start = new(),
                Trace = new TraceSettings(),
            },
        };
    }
}
