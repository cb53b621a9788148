using System.Text;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Tests.Tables;

public sealed class InstanceTableTests
{
    /// <summary>The columns that a run promises, in their order; more may follow.</summary>
    private const string Promised =
        "seed,nodes,edges_mean,alpha,rho,delta,step_size,horizon,lambda2,lambda_max,lipschitz,"
        + "bound_printed,bound_half,bound_exact,bound_definite,within_printed,within_half,within_exact,tightness,"
        + "outcome,outcome_step,outcome_variable,oscillating,steps,steps_to_tolerance,rate,rate_step,rate_predicted,cost_opt,cost_opt_hardbox,loss_opt,"
        + "cost_gap,loss_gap,distance,consensus,box_violation,feasibility_max,tracker_drift_max,messages,bits";

    [Fact]
    public void The_header_is_instance_then_the_axes_then_the_promised_columns()
    {
        using var folder = new TemporaryFolder();
        var lines = Write(folder, ["method.alpha", "links.rho"], Samples.Result(0, 3, SettingValue.Of("0.5 * bound"), SettingValue.Of(0.125)));
        Assert.StartsWith($"instance,method.alpha,links.rho,{Promised},", lines[0] + ",", StringComparison.Ordinal);
    }

    [Fact]
    public void A_swept_seed_stands_once_at_its_place_among_the_axes_in_full_precision()
    {
        using var folder = new TemporaryFolder();
        var lines = Write(folder, ["seed", "links.rho"], Samples.Result(0, ulong.MaxValue, SettingValue.Of((double)ulong.MaxValue), SettingValue.Of(1)));
        Assert.StartsWith($"instance,seed,links.rho,{Promised["seed,".Length..]},", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"0,{ulong.MaxValue},1,2,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_are_what_the_dictionary_says()
    {
        using var folder = new TemporaryFolder();
        _ = Write(folder, ["method.alpha"], Samples.Result(7, 3, SettingValue.Of("-0.5 * bound")));
        using var table = TableReader.Open(folder["instances.csv"]);
        Assert.True(table.Read());
        var row = table.Row;
        Assert.Equal(7, row.Whole("instance"));
        Assert.Equal("-0.5 * bound", row.Text("method.alpha"));
        Assert.Equal(0.125, row.Number("rho"));
        Assert.True(row.IsEmpty("delta"));
        Assert.True(row.Boolean("within_printed"));
        Assert.False(row.Boolean("within_half"));
        Assert.Null(row.Boolean("within_exact"));
        Assert.Equal(0.5, row.Number("tightness"));
        Assert.Equal(double.PositiveInfinity, row.Number("bound_definite"));
        Assert.Equal("inf", row.Text("cost_opt_hardbox"));
        Assert.Equal("non-finite", row.Text("outcome"));
        Assert.Equal("y", row.Text("outcome_variable"));
        Assert.Null(row.Whole("steps_to_tolerance"));
        Assert.True(row.IsEmpty("rate"));
        Assert.True(row.IsEmpty("rate_predicted"));
        Assert.Null(row.Whole("alphabet_x"));
        Assert.Equal(12, row.Whole("alphabet_y"));
        Assert.Equal("=1+1, \"quoted\"\nand a line", row.Text("theory_note"));
        Assert.False(table.Read());
    }

    [Fact]
    public void Bytes_do_not_depend_on_the_threads()
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 5000).Select(i => Samples.Result(i, (ulong)i, SettingValue.Of(i / 7.0))).ToArray();
        var hashes = new[] { 1, 2, 4 }.Select(threads =>
        {
            using var file = new AtomicFileStream(folder[$"{threads}.csv"]);
            using var table = new InstanceTable(file, ["links.rho"]);
            table.Write(rows[..10], threads);
            table.Write(rows[10..], threads);
            return table.Commit().Sha256;
        }).ToArray();
        Assert.Single(hashes.Distinct());
    }

    private static string[] Write(TemporaryFolder folder, string[] swept, Model.Outcomes.InstanceResult row)
    {
        using var file = new AtomicFileStream(folder["instances.csv"]);
        using var table = new InstanceTable(file, swept);
        table.Write([row]);
        _ = table.Commit();
        return Encoding.UTF8.GetString(File.ReadAllBytes(folder["instances.csv"])).Split('\n');
    }
}
