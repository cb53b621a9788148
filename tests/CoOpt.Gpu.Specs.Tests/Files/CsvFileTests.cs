using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Specs.Tests.Files;

/// <summary>Own data in CSV files: what is read, and the place of what is refused.</summary>
public class CsvFileTests
{
    private const string EdgesSpec = SpecFolder.Head + "problem: { nodes: 3 }\nnetwork: { topology: edges, edges: f.csv }\n";
    private const string NodesSpec = SpecFolder.Head + "problem: { nodes: 2, cpu: { nodes: f.csv, demand: { total: 5 } } }\n";
    private const string DataSpec = SpecFolder.Head + "problem: { nodes: 2, learning: { data: { csv: f.csv, label: l } } }\n";
    private const string OwnedSpec = SpecFolder.Head + "problem: { nodes: 2, learning: { data: { csv: f.csv, label: l, node: k } } }\n";
    private const string XSpec = SpecFolder.Head + "problem: { nodes: 2, cpu: { demand: { total: 3 } } }\nmethod: { start: { x: { csv: f.csv } } }\n";
    private const string YSpec = SpecFolder.Head + "problem: { nodes: 2 }\nmethod: { start: { y: { csv: f.csv } } }\n";

    public static TheoryData<string, string, string, string> Malformed => new()
    {
        { EdgesSpec, "‸", "CO0402", "empty" },
        { EdgesSpec, "‸source,target\n", "CO0402", "no row" },
        { EdgesSpec, "‸source\n0\n1\n", "CO0402", "needs a column target" },
        { EdgesSpec, "source,target,‸wieght\n0,1,1\n", "CO0402", "did you mean weight?" },
        { EdgesSpec, "source,target,‸target\n0,1,1\n", "CO0402", "twice" },
        { EdgesSpec, "source,target\n0,1\n‸1,2,3\n", "CO0403", "3 fields, the header 2" },
        { EdgesSpec, "source,target\n0,‸x\n", "CO0403", "'x'" },
        { EdgesSpec, "source,target,weight\n0,1,‸NaN\n1,2,1\n", "CO0403", "finite" },
        { EdgesSpec, "source,target,weight\n0,1,1\n1,2,‸-Infinity\n", "CO0403", "finite" },
        { EdgesSpec, "source,target,weight\n0,1,1\n1,2,‸0\n", "CO0403", "above 0" },
        { EdgesSpec, "source,target\n0,1\n1,‸3\n", "CO0403", "[0, 2], got 3" },
        { EdgesSpec, "source,target\n0,1\n‸1.5,2\n", "CO0403", "whole number" },
        { EdgesSpec, "source,target\n0,1\n‸\"1,2\n", "CO0403", "quote" },
        { EdgesSpec, "source,target\n0,1\n1,2\n‸2,2\n", "CO0404", "itself" },
        { EdgesSpec, "source,target\n0,1\n1,2\n‸1,0\n", "CO0404", "line 2 already" },
        { EdgesSpec, "source,target,weight\n0,1,1\n1,2,1\n‸1,0,2\n", "CO0404", "symmetric" },
        { EdgesSpec, "‸source,target\n0,1\n", "CO0307", "not connected" },
        { NodesSpec, "‸node,capacity,workload\n0,1,1\n1,1,1\n", "CO0402", "lower" },
        { NodesSpec, "‸node,capacity,workload,lower,upper\n0,1,1,0,2\n", "CO0405", "node 1 has no row" },
        { NodesSpec, "node,capacity,workload,lower,upper\n0,1,1,0,2\n‸0,1,1,0,2\n", "CO0405", "second row" },
        { NodesSpec, "node,capacity,workload,lower,upper\n0,‸0,1,0,2\n1,1,1,0,2\n", "CO0403", "above 0" },
        { NodesSpec, "node,capacity,workload,lower,upper\n0,1,1,0,2\n1,1,1,‸2,2\n", "CO0309", "below upper" },
        { DataSpec, "l,a\n1,0.5\n‸0,0.25\n", "CO0403", "-1 or 1" },
        { DataSpec, "‸l\n1\n-1\n", "CO0402", "features" },
        { OwnedSpec, "l,a,k\n1,0.5,0\n-1,0.25,‸2\n", "CO0403", "[0, 1]" },
        { OwnedSpec, "l,a,‸k\n1,0.5,0\n-1,0.25,0\n", "CO0316", "node 1 has no row" },
        { XSpec, "‸node,x\n0,1\n1,1\n", "CO0406", "x sums to 2, the demand b is 3" },
        { YSpec, "‸node,y0,y1\n0,1,2\n1,1,2\n", "CO0402", "3 parameters" },
        { YSpec, "node,y0,‸z\n0,1,2\n1,1,2\n", "CO0402", "no column z" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Is_refused_with_its_code_and_place(string spec, string marked, string code, string fragment)
    {
        using var folder = new SpecFolder();
        var at = marked.IndexOf('‸', StringComparison.Ordinal);
        folder.With("f.csv", marked.Remove(at, 1));

        var problem = folder.LoadHere(spec).Diagnostics.First();

        Assert.Equal((code, "f.csv", marked[..at].Count(c => c == '\n') + 1, at - marked[..at].LastIndexOf('\n')), (problem.Code.Id, problem.Place.Source, problem.Place.Line, problem.Place.Column));
        Assert.Contains(fragment, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_label_column_is_refused_where_the_spec_names_it()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "label,a\n1,2\n");

        var problem = Assert.Single(folder.LoadHere(DataSpec).Diagnostics);

        Assert.Equal(("CO0402", "sweep.yaml", 3), (problem.Code.Id, problem.Place.Source, problem.Place.Line));
    }

    [Fact]
    public void Edges_with_weights_and_a_pool_are_read()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "graph,weight,target,source\r\n0,2,1,0\r\n0,0.5,2,1\r\n\r\n1,1,2,0\r\n1,1,2,1\r\n");

        var network = SpecFolder.Checked(folder.LoadHere(EdgesSpec.Replace("f.csv }", "f.csv, switching: { every: 9 } }", StringComparison.Ordinal))).Source!.Create(0).Network;

        Assert.Equal((2, 9), (network.Graphs.Length, network.EverySteps));
        Assert.Equal([(0, 1, 2.0), (1, 2, 0.5)], network.Graphs[0].Edges.Select(e => (e.Source, e.Target, e.Weight)));
        Assert.Equal([(0, 2, 1.0), (1, 2, 1.0)], network.Graphs[1].Edges.Select(e => (e.Source, e.Target, e.Weight)));
    }

    [Fact]
    public void A_pool_in_the_file_needs_switching()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "source,target,graph\n0,1,0\n1,2,0\n0,1,1\n1,2,1\n");

        Assert.Equal("CO0317", Assert.Single(folder.LoadHere(EdgesSpec).Diagnostics).Code.Id);
    }

    [Fact]
    public void A_directed_disconnected_network_is_recorded_where_asked()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "source,target\n0,1\n1,0\n");
        var spec = SpecFolder.Head + "problem: { nodes: 3 }\nnetwork: { topology: edges, edges: f.csv, directed: true, beyond: [directed, disconnected] }\nmethod: { alpha: 0.1 }\n";

        var network = SpecFolder.Checked(folder.LoadHere(spec)).Source!.Create(0).Network.Graphs[0];

        Assert.True(network.Directed);
        Assert.False(network.IsConnected());
        Assert.Equal([1], network.Row(0).Select(e => e.Neighbor));
    }

    [Fact]
    public void A_nodes_file_gives_the_cpu_problem()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "upper,lower,workload,capacity,node\n9,1,2,3,1\n8,0,4,5,0\n");

        var cpu = SpecFolder.Checked(folder.LoadHere(NodesSpec)).Source!.Create(0).Cpu;

        Assert.Equal("5 3|4 2|0 1|8 9|5", $"{Join(cpu.Capacity)}|{Join(cpu.Workload)}|{Join(cpu.Lower)}|{Join(cpu.Upper)}|{cpu.Demand}");
        static string Join(IEnumerable<double> values) => string.Join(' ', values);
    }

    [Fact]
    public void Rows_go_to_the_node_they_name_and_features_keep_their_order()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "b,l,k,a\n10,1,1,1\n20,-1,0,2\n30,1,0,3\n");

        var learning = SpecFolder.Checked(folder.LoadHere(OwnedSpec, new SpecOverrides(["problem.learning.standardize=false"], []))).Source!.Create(0).Learning;

        Assert.Equal("0 2 3|20 2 30 3 10 1|-1 1 1|3", string.Join('|', string.Join(' ', learning.Samples!.Offsets), string.Join(' ', learning.Samples.Features), string.Join(' ', learning.Samples.Targets), learning.Parameters));
    }

    [Fact]
    public void A_small_remainder_of_x_is_spread_equally_and_recorded()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "node,x\n0,1\n1,1.999999999\n");

        var start = SpecFolder.Checked(folder.LoadHere(XSpec)).Source!.Create(0).Start;

        Assert.Equal(3, start.X.Sum(), 1e-15);
        Assert.Equal(1e-9, start.SpreadRemainder, 1e-15);
        Assert.Equal(1 + 0.5e-9, start.X[0], 1e-15);
    }

    [Fact]
    public void A_start_of_y_is_read_by_node_and_name()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "y2,y0,node,y1\n3,1,1,2\n6,4,0,5\n");

        Assert.Equal([4, 5, 6, 1, 2, 3], SpecFolder.Checked(folder.LoadHere(YSpec)).Source!.Create(0).Start.Y.ToArray());
    }

    [Fact]
    public void An_option_names_files_relative_to_the_current_directory()
    {
        using var folder = new SpecFolder();
        folder.With("f.csv", "source,target\n0,1\n1,2\n");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder.Path, "f.csv"));

        var sweep = SpecFolder.Good(SpecFolder.Head + "problem: { nodes: 3 }\nnetwork: { topology: edges }\n", new SpecOverrides([$"network.edges={relative}"], [])).Sweep!;

        Assert.Equal((relative, Path.Combine(folder.Path, "f.csv"), 22L), (sweep.Files[0].Name, sweep.Files[0].Path, sweep.Files[0].Bytes));
    }
}
