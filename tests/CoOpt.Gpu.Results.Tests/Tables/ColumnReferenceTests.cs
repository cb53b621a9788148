using System.Text;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Tests.Tables;

/// <summary>The dictionary against the headers that a run really writes, read back from the files.</summary>
public sealed class ColumnReferenceTests
{
    [Fact]
    public void Every_column_of_every_table_is_described_in_order()
    {
        using var folder = new TemporaryFolder();
        using (var file = new AtomicFileStream(folder["instances.csv"]))
        {
            using var table = new InstanceTable(file, []);
            _ = table.Commit();
        }

        using (var file = new AtomicFileStream(folder["traces.csv"]))
        {
            using var table = new TraceTable(file, TraceColumns.All);
            _ = table.Commit();
        }

        using (var file = new AtomicFileStream(folder["states.csv"]))
        {
            using var table = new StateTable(file, 2);
            _ = table.Commit();
        }

        Assert.Equal(Names("instances.csv"), Header("instances.csv"));
        Assert.Equal(Names("traces/part-*.csv"), Header("traces.csv"));
        Assert.Equal("instance,step,t,cost_gap,cost_gap_rel,loss_gap,distance,consensus,box_violation,lyapunov,feasibility,feasibility_max,tracker_drift_max,bits", string.Join(',', Header("traces.csv")));
        Assert.Equal("instance,step,node,x,y0,y1,z0,z1", string.Join(',', Header("states.csv")));
        Assert.Equal(["instance", "step", "node", "x", "y0, y1, …", "z0, z1, …"], Names("states/part-*.csv"));

        string[] Header(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(folder[name])).TrimEnd('\n').Split(',');
        static IEnumerable<string> Names(string table) => ColumnReference.Tables.Single(t => t.Table == table).Columns.Select(c => c.Name);
    }

    [Fact]
    public void Every_entry_says_what_it_is()
    {
        Assert.All(ColumnReference.Tables.SelectMany(t => t.Columns), c =>
        {
            Assert.EndsWith(".", c.Meaning, StringComparison.Ordinal);
            Assert.True(c.Kind is not CellKind.Number || c.Unit.Length > 0, c.Name);
        });
        Assert.All(ColumnReference.Tables, t => Assert.Equal(t.Columns.Length, t.Columns.Select(c => c.Name).Distinct().Count()));
    }

    [Fact]
    public void The_Markdown_has_one_row_per_column()
    {
        var rows = ColumnReference.ToMarkdown().Split('\n').Count(l => l.StartsWith("| ", StringComparison.Ordinal));
        Assert.Equal(ColumnReference.Tables.Sum(t => t.Columns.Length + 1), rows);
    }

    [Fact]
    public void The_kept_Markdown_is_that_of_the_code()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CoOpt.Gpu.sln")))
        {
            root = root.Parent!;
        }

        var fresh = Path.Combine(AppContext.BaseDirectory, "columns.md");
        File.WriteAllText(fresh, ColumnReference.ToMarkdown());
        Assert.True(
            File.ReadAllText(Path.Combine(root.FullName, "results", "columns.md")) == ColumnReference.ToMarkdown(),
            $"results/columns.md is not what the code says; copy {fresh} over it");
    }

    [Fact]
    public void Observables_choose_the_columns_of_traces()
    {
        using var folder = new TemporaryFolder();
        using (var file = new AtomicFileStream(folder["t.csv"]))
        {
            using var table = new TraceTable(file, ["bits", "cost_gap"]);
            table.Write([Samples.Trace(5, 100)]);
            _ = table.Commit();
        }

        Assert.Equal("instance,step,t,cost_gap,bits\n5,100,2,0.1,12345\n", File.ReadAllText(folder["t.csv"]));
        var row = Assert.Single(TraceReader.Read(folder["t.csv"]));
        Assert.Equal((5, 100, 0.1, double.NaN), (row.Instance, row.Step, row.CostGap, row.Lyapunov));
    }
}
