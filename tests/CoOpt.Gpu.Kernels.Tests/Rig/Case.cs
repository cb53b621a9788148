using CoOpt.Gpu.Kernels.Drivers;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>One small problem: a structure, and numbers that lanes may change.</summary>
internal sealed class Case
{
    public required int Nodes { get; init; }

    public required int Parameters { get; init; }

    public required IReadOnlyList<(int Tail, int Head, double Weight)>[] Graphs { get; init; }

    public bool Directed { get; init; }

    public int Classes { get; init; } = 1;

    /// <summary>First sample per node, or empty for quadratic losses.</summary>
    public int[] First { get; init; } = [];

    public required double[] Features { get; init; }

    public required double[] Targets { get; init; }

    public required double[] Capacity { get; init; }

    public required double[] Workload { get; init; }

    public required double[] Lower { get; init; }

    public required double[] Upper { get; init; }

    public required double[] X { get; init; }

    public required double[] Y { get; init; }

    public double[] Optimum { get; init; } = [];

    /// <summary>Scalars of <see cref="Row"/> by entry.</summary>
    public Dictionary<int, double> Rows { get; init; } = [];

    public double Demand => Rows[Row.Demand];

    public StructurePacker Pack()
    {
        var packer = new StructurePacker(Nodes, Graphs.Length);
        foreach (var graph in Graphs)
            packer.AddGraph(graph, Directed);
        if (First.Length > 0)
            packer.AddSamples(First, Features, Targets);
        else
            packer.AddQuadratics(Features, Targets);
        return packer;
    }

    /// <summary>The same over other graphs.</summary>
    public Case Over(IReadOnlyList<(int Tail, int Head, double Weight)>[] graphs) => Like(graphs, X, Y, Rows);

    /// <summary>The same from another start.</summary>
    public Case From(double[] x, double[] y) => Like(Graphs, x, y, Rows);

    public Case With(params (int Row, double Value)[] changes)
    {
        var rows = new Dictionary<int, double>(Rows);
        foreach ((int row, double value) in changes)
            rows[row] = value;
        return Like(Graphs, X, Y, rows);
    }

    private Case Like(IReadOnlyList<(int Tail, int Head, double Weight)>[] graphs, double[] x, double[] y, Dictionary<int, double> rows) =>
        new()
        {
            Nodes = Nodes,
            Parameters = Parameters,
            Graphs = graphs,
            Directed = Directed,
            Classes = Classes,
            First = First,
            Features = Features,
            Targets = Targets,
            Capacity = Capacity,
            Workload = Workload,
            Lower = Lower,
            Upper = Upper,
            X = x,
            Y = y,
            Optimum = Optimum,
            Rows = rows,
        };
}
