using CoOpt.Gpu.Kernels.Drivers;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>Small random problems from a seed.</summary>
internal static class Cases
{
    /// <summary>Defaults of all scalars: α = 0.1, ρ = Δ = 0.125, η = 0.02, trace every 100 steps, no switching, no early stop.</summary>
    public static Dictionary<int, double> Defaults(double demand) => new()
    {
        [Row.Alpha] = 0.1,
        [Row.StepSize] = 0.02,
        [Row.Rho] = 0.125,
        [Row.Delta] = 0.125,
        [Row.Demand] = demand,
        [Row.Penalty] = 1,
        [Row.Sharpness] = 20,
        [Row.HingeWeight] = 1.5,
        [Row.HingeSharpness] = 2,
        [Row.Ridge] = 1e-3,
        [Row.StepLimit] = 300,
        [Row.TimeLimit] = double.PositiveInfinity,
        [Row.TraceEvery] = 100,
        [Row.TraceEveryTime] = 0,
        [Row.SwitchEvery] = 0,
        [Row.SwitchEveryTime] = 0,
        [Row.StopAt] = -1,
        [Row.RelativeTolerance] = 1e-8,
        [Row.AbsoluteTolerance] = 1e-10,
        [Row.CostOptimum] = 0,
        [Row.LossOptimum] = 0,
        [Row.OptimumNorm] = 1,
        [Row.StartAtZero] = 0,
    };

    /// <summary>A ring with random chords, unit or random symmetric weights.</summary>
    public static IReadOnlyList<(int Tail, int Head, double Weight)> Graph(Random random, int nodes, double p, bool weighted = false)
    {
        var edges = new List<(int, int, double)>();
        for (int i = 0; i < nodes; i++)
        {
            for (int j = i + 1; j < nodes; j++)
            {
                if (j == i + 1 || (i == 0 && j == nodes - 1) || random.NextDouble() < p)
                    edges.Add((i, j, weighted ? 0.2 + random.NextDouble() : 1));
            }
        }

        return edges;
    }

    /// <summary>Quadratic losses, Aᵢ = MᵢMᵢᵀ/m + ½I.</summary>
    public static Case Quadratic(int seed, int nodes = 8, int parameters = 3, int graphs = 1, bool weighted = false, double p = 0.3)
    {
        var random = new Random(seed);
        var matrices = new double[nodes * parameters * parameters];
        for (int i = 0; i < nodes; i++)
        {
            var root = Normals(random, parameters * parameters);
            for (int r = 0; r < parameters; r++)
            {
                for (int c = 0; c < parameters; c++)
                {
                    double dot = r == c ? 0.5 : 0;
                    for (int k = 0; k < parameters; k++)
                        dot += root[(r * parameters) + k] * root[(c * parameters) + k] / parameters;
                    matrices[(((i * parameters) + r) * parameters) + c] = dot;
                }
            }
        }

        return Build(random, nodes, parameters, graphs, p, weighted, [], matrices, Normals(random, nodes * parameters), 1);
    }

    /// <summary>Samples with labels ±1 (classes = 1) or classes 0 … K − 1.</summary>
    public static Case Samples(int seed, int nodes = 6, int features = 2, int perNode = 7, int classes = 1, int graphs = 1, double p = 0.3)
    {
        var random = new Random(seed);
        int[] first = [.. Enumerable.Range(0, nodes + 1).Select(i => i * perNode)];
        var phi = Normals(random, nodes * perNode * features);
        var targets = new double[nodes * perNode];
        for (int q = 0; q < targets.Length; q++)
            targets[q] = classes > 1 ? random.Next(classes) : phi[q * features] + (0.5 * Normal(random)) > 0 ? 1 : -1;
        return Build(random, nodes, classes * (features + 1), graphs, p, false, first, phi, targets, classes);
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Normal(random))];

    private static Case Build(Random random, int nodes, int parameters, int graphs, double p, bool weighted, int[] first, double[] features, double[] targets, int classes)
    {
        double[] workload = [.. Enumerable.Range(0, nodes).Select(_ => 8 * random.NextDouble())];
        double demand = 1.3 * workload.Sum();
        double[] capacity = [.. Enumerable.Range(0, nodes).Select(_ => 1 + (4 * random.NextDouble()))];
        double share = demand / capacity.Sum();
        return new Case
        {
            Nodes = nodes,
            Parameters = parameters,
            Classes = classes,
            Graphs = [.. Enumerable.Range(0, graphs).Select(_ => Graph(random, nodes, p, weighted))],
            First = first,
            Features = features,
            Targets = targets,
            Capacity = capacity,
            Workload = workload,
            Lower = new double[nodes],
            Upper = [.. capacity.Select(k => 1.5 * share * k)],
            X = [.. Enumerable.Repeat(demand / nodes, nodes)],
            Y = Normals(random, nodes * parameters),
            Optimum = new double[parameters],
            Rows = Defaults(demand),
        };
    }
}
