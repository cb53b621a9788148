using CoOpt.Gpu.Results.Summaries;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Tests.Summaries;

public sealed class TableSummaryTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Statistics_of_a_known_sample()
    {
        // R: x <- c(2, 4, 4, 5, 9); quantile(x); t.test(x)$conf.int gives 1.594 … 8.006 around 4.8.
        var s = new SampleStatistics([9, 4, double.NaN, 2, 5, 4]);
        Assert.Equal((5, 1), (s.Count, s.Empty));
        Close([2, 4, 4, 5, 9], s);
        Assert.Equal(4.8, s.Mean, 12);

        // t quantile 2.7764451 at 4 degrees of freedom, standard deviation √6.7.
        Assert.Equal(2.7764451051977987 * Math.Sqrt(6.7) / Math.Sqrt(5), s.HalfWidth, 9);
    }

    [Fact]
    public void Equal_numbers_have_their_value_as_mean_and_no_interval()
    {
        // 0.1 + 0.1 + 0.1 is not 0.3.
        var s = new SampleStatistics([0.1, 0.1, 0.1]);
        Assert.Equal((0.1, 0), (s.Mean, s.HalfWidth));
    }

    [Fact]
    public void Quartiles_interpolate_between_order_statistics() =>
        Close([1, 1.75, 2.5, 3.25, 4], new SampleStatistics([1, 2, 3, 4]));

    [Fact]
    public void Groups_stand_in_order_of_first_occurrence_and_expressions_see_their_rows()
    {
        File.WriteAllText(_path, "instance,rule,a,b,outcome,ok\n0,z,1,2,converged,true\n1,y,6,3,stalled,false\n2,z,3,4,stalled,true\n3,z,,4,converged,true\n");
        var summary = TableSummary.Read(_path, ["rule"], ["a", "a/b", "a-b", "outcome=converged", "ok", "abs(a-b)", "0.5*a^2", "2*b"]);
        Assert.Equal(["z", "y"], summary.Groups.Select(g => g.Group[0]).Distinct());
        Assert.Equal([2, 0.625, -1, 2.0 / 3, 1, 1, 2.5, 20.0 / 3], summary.Groups.Take(8).Select(g => g.Statistics.Mean));
        Assert.Equal(1, summary.Groups[0].Statistics.Empty);
        Assert.Equal(2, summary.Groups[9].Statistics.Mean);
        Assert.Contains("| z | a/b | 2 (+1 empty) | 0.625 ± ", summary.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_row_along_a_setting_is_kept_for_each_set_that_shares_the_others()
    {
        File.WriteAllText(_path, "instance,method.alpha,seed,rate\n0,1,0,0.1\n1,1,1,\n2,1,2,\n3,2,0,0.4\n4,2,1,0.2\n5,2,2,\n6,3,0,0.4\n7,3,1,0.1\n8,3,2,\n");
        var most = Assert.Single(TableSummary.Read(_path, [], ["method.alpha"], choice: new("rate", ["method.alpha"], false)).Groups);
        Assert.Equal("method.alpha at the most rate along method.alpha", most.Expression);
        Assert.Equal((2, 2.0, 2.0), (most.Statistics.Count, most.Statistics.Quantiles[0], most.Statistics.Quantiles[4]));

        var least = TableSummary.Read(_path, ["seed"], ["method.alpha"], choice: new("rate", ["method.alpha"], true)).Groups;
        Assert.Equal([1.0, 3.0], least.Select(g => g.Statistics.Mean));
        Assert.Throws<TableFormatException>(() => TableSummary.Read(_path, [], ["rate"], choice: new("rate", ["links.rho"], false)));

        var some = Assert.Single(TableSummary.Read(_path, [], ["method.alpha"], choice: new("rate", ["method.alpha"], true), where: ["method.alpha=3"]).Groups).Statistics;
        Assert.Equal((2, 3.0), (some.Count, some.Mean));
        Assert.Contains("method.alpha=4", Assert.Throws<TableFormatException>(() => TableSummary.Read(_path, [], ["rate"], where: ["method.alpha=4"])).Message, StringComparison.Ordinal);

        // Seed 0 is fastest at 2 and seed 1 too: paired after the choice, not row by row.
        var paired = Assert.Single(TableSummary.Read(_path, [], ["rate"], RowPairing.Parse("seed=0", true), new("rate", ["method.alpha"], false)).Groups);
        Assert.Equal("rate at the most rate along method.alpha / that of seed=0", paired.Expression);
        Assert.Equal((1, 0.5), (paired.Statistics.Count, paired.Statistics.Mean));
    }

    [Fact]
    public void Rows_are_compared_with_those_that_share_all_other_swept_settings()
    {
        File.WriteAllText(_path, "instance,links.rho,links.coupling,seed,gap,edges\n0,1,ideal,0,2,9\n1,1,node,0,6,9\n2,1,ideal,1,4,9\n3,1,node,1,4,9\n4,2,node,0,7,9\n");
        var pairing = RowPairing.Parse("links.coupling=ideal", isRatio: true);
        var ratio = Assert.Single(TableSummary.Read(_path, ["links.coupling"], ["gap"], pairing).Groups);
        Assert.Equal(["node"], ratio.Group.AsEnumerable());
        Assert.Equal("gap / that of links.coupling=ideal", ratio.Expression);
        Assert.Equal((2, 1, 2.0), (ratio.Statistics.Count, ratio.Statistics.Empty, ratio.Statistics.Quantiles[2]));

        var difference = TableSummary.Read(_path, [], ["gap"], pairing with { IsRatio = false }).Groups[0].Statistics;
        Assert.Equal((0.0, 4.0), (difference.Quantiles[0], difference.Quantiles[4]));
        Assert.Throws<TableFormatException>(() => TableSummary.Read(_path, [], ["gap"], RowPairing.Parse("links.coupling=edge", false)));
        Assert.Throws<TableFormatException>(() => RowPairing.Parse("links.coupling", false));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ok")]
    [InlineData("a/b")]
    [InlineData("a-b")]
    [InlineData("abs(a-b)")]
    [InlineData("rule=z")]
    [InlineData("a=1")]
    [InlineData("ok=true")]
    public void A_table_in_memory_gives_the_numbers_of_the_file(string expression)
    {
        File.WriteAllText(_path, "rule,a,b,ok\nz,1,2,true\ny,-6,3,false\nz,3,-inf,true\nz,,4,\n");
        var memory = DataTable.Read(_path, name => name switch { "rule" => CellKind.Text, "ok" => CellKind.Boolean, _ => CellKind.Number });
        var inMemory = RowExpression.Parse(expression, memory);
        using var table = TableReader.Open(_path);
        var parsed = RowExpression.Parse(expression, table);
        for (var row = 0; table.Read(); row++)
        {
            Assert.Equal(parsed.Of(table), inMemory.Of(memory, row));
        }

        Assert.Throws<TableFormatException>(() => RowExpression.Parse("c", memory));
        Assert.Throws<TableFormatException>(() => RowExpression.Parse("a/rule", memory));
    }

    [Theory]
    [InlineData("rule", "mean", "no column mean; there are rule, a")]
    [InlineData("rule", "a/mean", "no column mean; there are rule, a")]
    [InlineData("rules", "a", "no column rules; did you mean rule?")]
    public void An_unknown_column_is_named(string by, string expression, string expected)
    {
        File.WriteAllText(_path, "rule,a\nz,1\n");
        var error = Assert.Throws<TableFormatException>(() => TableSummary.Read(_path, [by], [expression]));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static void Close(double[] quantiles, SampleStatistics statistics)
    {
        for (var k = 0; k < quantiles.Length; k++)
        {
            Assert.Equal(quantiles[k], statistics.Quantiles[k], 12);
        }
    }
}
