using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Stores;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// The tables of lanes whose networks and data differ: per graph of the pool the union of the lanes' edges with a weight per lane, and each lane's own data. They are made anew between launches when other
/// instances come into the lanes, so a lane never waits for one that fits: nothing that a lane keeps from launch to launch depends on how edges are numbered.
/// </summary>
internal sealed unsafe class LaneUnion : ILaneTables, ITableSource<UnitedTables>
{
    private readonly LearningProblem?[] _written;
    private readonly NetworkSchedule?[] _networks;
    private readonly int _features;
    private readonly int _data;
    private readonly Precision _precision;
    private NativeBlock<int> _integers;
    private NumberBlock _reals;

    // Of each graph: its edges, the numbers of edges in place of weights, and where these belong.
    private (long[] Edges, double[] Numbers, int At)[] _graphs = [];

    /// <summary>Unites instances that <see cref="UnionKey"/> lets stand side by side, one per lane, the reals in a format.</summary>
    public LaneUnion(IReadOnlyList<InstanceDraft> lanes, Precision precision)
    {
        var learning = lanes[0].Learning;
        _written = new LearningProblem?[lanes.Count];
        _networks = new NetworkSchedule?[lanes.Count];
        _features = Features(learning).Length;
        _data = _features + Targets(learning).Length + (learning.Samples is null ? 0 : 1);
        Classes = StructureTables.ClassesOf(learning);
        _integers = new NativeBlock<int>(0);
        _reals = new NumberBlock(0, precision);
        _precision = precision;
        Unite(lanes);
    }

    public int MostEdges { get; private set; }

    public int Classes { get; }

    public UnitedTables Tables => new(_integers.Start, _reals.Start);

    /// <summary>Makes the tables fit these lanes. What is as before is not written again; the union is made anew where a network has come or gone.</summary>
    public void Unite(IReadOnlyList<InstanceDraft> lanes)
    {
        var anew = !lanes.Select(l => l.Network).ToHashSet().SetEquals(_networks.OfType<NetworkSchedule>());
        if (anew)
        {
            UniteGraphs(lanes);
        }

        for (var lane = 0; lane < lanes.Count; lane++)
        {
            if (anew || !ReferenceEquals(_networks[lane], lanes[lane].Network))
            {
                _networks[lane] = lanes[lane].Network;
                WriteWeights(lane, lanes[lane].Network);
            }

            if (!ReferenceEquals(_written[lane], lanes[lane].Learning))
            {
                _written[lane] = lanes[lane].Learning;
                Write(lane, 0, Features(lanes[lane].Learning));
                Write(lane, _features, Targets(lanes[lane].Learning));
                if (lanes[lane].Learning.Samples is { } data)
                {
                    Write(lane, _data - 1, [StructurePacker.Largest(data.Features.AsSpan())]);
                }
            }
        }
    }

    public void Dispose()
    {
        _integers.Dispose();
        _reals.Dispose();
    }

    private void UniteGraphs(IReadOnlyList<InstanceDraft> lanes)
    {
        var (nodes, graphs) = (lanes[0].Network.Nodes, lanes[0].Network.Graphs.Length);
        var packer = new StructurePacker(nodes, graphs);
        var edges = new long[graphs][];
        for (var g = 0; g < graphs; g++)
        {
            edges[g] = EdgeUnion.Of(lanes, g);

            // The number of an edge, from 1, stands for its weight: where it comes out, there the weights of the lanes belong.
            var directed = lanes[0].Network.Graphs[g].Directed;
            packer.AddGraph([.. edges[g].Select((key, e) => directed ? ((int)key, (int)(key >> 32), e + 1.0) : ((int)(key >> 32), (int)key, e + 1.0))], directed);
        }

        if (lanes[0].Learning.Samples is { } samples)
        {
            packer.AddSamples(samples.Offsets.AsSpan(), [], []);
        }

        // Data first: it stays where it is whatever the graphs are.
        var (integers, numbers) = (packer.Integers, packer.Reals);
        MostEdges = packer.MostEdges;
        Reserve(numbers.Length);
        integers[StructureTable.Features] = 0;
        integers[StructureTable.Targets] = _features;
        _graphs = new (long[], double[], int)[graphs];
        for (var g = 0; g < graphs; g++)
        {
            var at = StructureTable.Directory + (StructureTable.DirectoryStride * g);
            var first = integers[at + 1];
            var last = g + 1 < graphs ? integers[at + StructureTable.DirectoryStride + 1] : numbers.Length;
            integers[at + 1] += _data;
            integers[at + 2] = 0;
            _graphs[g] = (edges[g], numbers[first..last], _data + first);
        }

        _integers.Dispose();
        _integers = new NativeBlock<int>(integers);
    }

    private void WriteWeights(int lane, NetworkSchedule networks)
    {
        var reals = _reals.Numbers;
        foreach (var (g, (edges, numbers, at)) in _graphs.Index())
        {
            var network = networks.Graphs[g];
            var weights = new double[edges.Length];
            var e = 0;
            foreach (var edge in network.Edges)
            {
                var key = EdgeUnion.Key(edge, network.Directed);
                while (edges[e] != key)
                {
                    e++;
                }

                weights[e] = edge.Weight;
            }

            for (var k = 0; k < numbers.Length; k++)
            {
                var weight = weights[(int)Math.Abs(numbers[k]) - 1];
                reals[((at + k) * _written.Length) + lane] = numbers[k] < 0 ? -weight : weight;
            }
        }
    }

    private void Write(int lane, int at, ReadOnlySpan<double> values)
    {
        var reals = _reals.Numbers;
        for (var k = 0; k < values.Length; k++)
        {
            reals[((at + k) * _written.Length) + lane] = values[k];
        }
    }

    // Room for the data and so many numbers of graphs; the data is kept.
    private void Reserve(int numbers)
    {
        var needed = (long)(_data + numbers) * _written.Length;
        if (needed > _reals.Length)
        {
            var larger = new NumberBlock(needed + (needed / 4), _precision);
            var from = _reals.Numbers;
            var to = larger.Numbers;
            for (var k = 0; k < Math.Min(_reals.Length, (long)_data * _written.Length); k++)
            {
                to[k] = from[k];
            }

            _reals.Dispose();
            _reals = larger;
        }
    }

    private static ReadOnlySpan<double> Features(LearningProblem learning) =>
        learning.Samples is { } samples ? samples.Features.AsSpan() : learning.Quadratic is { } quadratic ? quadratic.Matrices.AsSpan() : [];

    private static ReadOnlySpan<double> Targets(LearningProblem learning) =>
        learning.Samples is { } samples ? samples.Targets.AsSpan() : learning.Quadratic is { } quadratic ? quadratic.Vectors.AsSpan() : [];
}
